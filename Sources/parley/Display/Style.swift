/// Colour for people who can see it; every mark that matters is also a word.
struct Style: Sendable, Hashable {
    /// Whether escape sequences are written at all.
    var isColoured: Bool

    /// A head or a label.
    func head(_ text: String) -> String { wrap(text, "1") }
    /// Something that is late or went wrong.
    func alarm(_ text: String) -> String { wrap(text, "1;31") }
    /// Something of less importance.
    func faint(_ text: String) -> String { wrap(text, "2") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
