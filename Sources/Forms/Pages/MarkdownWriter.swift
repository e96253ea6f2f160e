/// Writes a page as Markdown in which nothing but the page's own structure means anything.
enum MarkdownWriter {
    /// Where a value is missing.
    static let blank = "________"

    static func write(_ blocks: [FormBlock]) -> String {
        blocks.map(block).joined(separator: "\n\n") + "\n"
    }

    private static func block(_ block: FormBlock) -> String {
        switch block {
        case .title(let inlines): "# " + text(inlines, line: " ")
        case .heading(let inlines): "## " + text(inlines, line: " ")
        case .lines(_, let lines): lines.map { paragraph($0) }.joined(separator: "\n\n")
        case .signatures(let parts):
            parts.map { $0.map { paragraph($0) }.joined(separator: "\n\n") }.joined(separator: "\n\n")
        case .table(let table): self.table(table)
        case .cut: "---"
        }
    }

    private static func table(_ table: FormTable) -> String {
        let header = table.header ?? Array(repeating: [], count: table.width)
        let rows = [row(header, table.width), "|" + String(repeating: " --- |", count: table.width)]
        return (rows + table.rows.map { row($0, table.width) }).joined(separator: "\n")
    }

    private static func row(_ cells: [[FormInline]], _ width: Int) -> String {
        let texts = cells.map { text($0, line: "<br>") } + Array(repeating: "", count: max(0, width - cells.count))
        return "| " + texts.joined(separator: " | ") + " |"
    }

    /// A value with several lines keeps them; what would begin a list, a rule or code at a line's beginning does not.
    private static func paragraph(_ inlines: [FormInline]) -> String {
        text(inlines, line: "\\\n").split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let line = line.trimmingSpaces
            let digits = line.prefix { $0.isASCII && $0.isNumber }
            if !digits.isEmpty, [".", ")"].contains(line.dropFirst(digits.count).first) {
                return digits + "\\" + line.dropFirst(digits.count)
            }
            return ["-", "+", "=", ":"].contains(line.first) ? "\\" + line : String(line)
        }.joined(separator: "\n")
    }

    private static func text(_ inlines: [FormInline], line: String) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): escaped(text)
            case .value(let value): lines(of: value).map(escaped).joined(separator: line)
            case .blank: blank
            case .rule(let width): String(repeating: "_", count: width)
            case .bold(let inside): "**" + text(inside, line: line) + "**"
            }
        }.joined()
    }

    /// The lines of a value that say something.
    static func lines(of value: String) -> [String] {
        let lines = value.split(separator: "\n").map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
        return lines.isEmpty ? [""] : lines
    }

    private static let special: Set<Character> = [
        "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "$", "^",
    ]

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if special.contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
