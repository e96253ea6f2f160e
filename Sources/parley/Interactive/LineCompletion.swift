/// Completion of the line before the cursor.
struct LineCompletion {
    /// What to do with the line.
    struct Result: Sendable, Hashable {
        /// The unfinished word.
        var partial: String
        /// What to put in its place, when that is more.
        var replacement: String?
        /// What it could be.
        var choices: [String]
    }

    private let completer: Completer

    init(_ completer: Completer) { self.completer = completer }

    /// Completes as far as all candidates agree.
    func complete(_ text: String) -> Result {
        var words = ShellWords.split(text) ?? text.split(separator: " ").map(String.init)
        if text.isEmpty || text.hasSuffix(" ") { words.append("") }
        let partial = words.last ?? ""
        let isShell = words.contains { $0.hasPrefix("--") }
        let isWire = !isShell && (words[0].contains(".") || words.contains { $0.contains("=") })
        let choices = completer.candidates(words, form: isWire ? .wire : .shell)
        guard let first = choices.first else { return Result(partial: partial, replacement: nil, choices: []) }
        if choices.count == 1 {
            let ending = first.hasSuffix("=") || first == partial + "." ? "" : " "
            return Result(partial: partial, replacement: first + ending, choices: choices)
        }
        let common = choices.reduce(first) { Self.common($0, $1) }
        return Result(partial: partial, replacement: common.count > partial.count ? common : nil, choices: choices)
    }

    private static func common(_ left: String, _ right: String) -> String {
        String(zip(left, right).prefix { $0 == $1 }.map(\.0))
    }
}
