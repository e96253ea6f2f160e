import Wording

/// Draws the line on one row of the terminal, scrolled sideways so that the cursor is always seen.
struct LineView: Sendable {
    let prompt: String
    let width: CellWidth
    let language: Language
    let columns: Int

    /// The escape sequences that draw the row anew.
    func draw(_ buffer: LineBuffer) -> String {
        let shown = buffer.elements.map(text)
        let room = max(4, columns - width.of(prompt) - 1)
        var start = 0
        while start < buffer.cursor, cells(shown[start..<buffer.cursor]) > room { start += 1 }
        var end = start
        var used = 0
        while end < shown.count, used + width.of(shown[end]) <= room {
            used += width.of(shown[end])
            end += 1
        }
        let before = width.of(prompt) + cells(shown[start..<min(buffer.cursor, end)])
        let visible = shown[start..<end].joined()
        return "\r" + prompt + visible + "\u{1B}[K\r" + (before > 0 ? "\u{1B}[\(before)C" : "")
    }

    private func text(_ element: LineBuffer.Element) -> String {
        switch element {
        case .character(let character): Sanitizer.line(String(character))
        case .paste(let text):
            Texts.pasted(text.split(separator: "\n", omittingEmptySubsequences: false).count)[language]
        }
    }

    private func cells(_ texts: ArraySlice<String>) -> Int { texts.reduce(0) { $0 + width.of($1) } }
}
