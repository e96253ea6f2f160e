import Wording

/// Words beside each other, as many as the terminal takes.
enum Columns {
    /// Lines with returns, for a terminal in raw mode; at most a hundred words.
    static func text(_ words: [String], _ surroundings: Surroundings) -> String {
        let shown = words.prefix(100).map { Sanitizer.line($0) }
        let width = surroundings.cellWidth
        let cell = shown.reduce(0) { max($0, width.of($1)) } + 2
        let perLine = max(1, surroundings.columns / max(1, cell))
        var lines: [String] = []
        for start in stride(from: 0, to: shown.count, by: perLine) {
            lines.append(shown[start..<min(start + perLine, shown.count)].map { width.pad($0, to: cell) }.joined())
        }
        if words.count > shown.count { lines.append("…") }
        return lines.joined(separator: "\r\n")
    }
}
