/// Writes a page as one HTML file, ready to be printed on A4, that loads nothing from anywhere.
struct HTMLWriter {
    /// What the page's title bar says.
    let title: String
    /// What stands at the foot of each page, beside its number: a case's number.
    let foot: String

    func write(_ blocks: [FormBlock]) -> String {
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <title>\(Self.escaped(title))</title>
        <style>
        \(FormStyle.sheet(foot: foot))
        </style>
        </head>
        <body>
        \(blocks.map(block).joined(separator: "\n"))
        </body>
        </html>

        """
    }

    private func block(_ block: FormBlock) -> String {
        switch block {
        case .title(let inlines): "<h1>\(text(inlines))</h1>"
        case .heading(let inlines): "<h2>\(text(inlines))</h2>"
        case .lines(let place, let lines): self.lines(lines, place)
        case .table(let table): self.table(table)
        case .signatures(let parts): signatures(parts)
        case .cut: "<hr>"
        }
    }

    private func lines(_ lines: [[FormInline]], _ place: FormBlock.Place) -> String {
        let paragraphs = lines.map { "<p>\(text($0, indents: place == .body))</p>" }.joined(separator: "\n")
        return place == .body ? paragraphs : "<div class=\"\(place.rawValue)\">\n\(paragraphs)\n</div>"
    }

    private func signatures(_ parts: [[[FormInline]]]) -> String {
        let cells = parts.map { lines in "<td>" + lines.map { "<p>\(text($0))</p>" }.joined() + "</td>" }
        return "<table class=\"signatures\"><tr>\(cells.joined())</tr></table>"
    }

    private func table(_ table: FormTable) -> String {
        let isForm = table.header == nil
        var rows: [String] = []
        if let header = table.header {
            rows.append("<thead><tr>" + header.map { "<th>\(text($0))</th>" }.joined() + "</tr></thead>")
        }
        rows += table.rows.map { row in
            let cells = row.enumerated().map { place, cell in
                let isLabel = isForm && place % 2 == 0 && row.count > 1
                let span = place == row.count - 1 ? table.width - row.count + 1 : 1
                let spans = span > 1 ? " colspan=\"\(span)\"" : ""
                let content = isSpace(cell) ? "&nbsp;" : text(cell)
                return "<td\(isLabel ? " class=\"label\"" : "")\(spans)>\(content)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let isWide = table.width > 7
        return
            "<table class=\"\(isForm ? "form" : isWide ? "list wide" : "list")\">\n\(rows.joined(separator: "\n"))\n</table>"
    }

    /// A box that is to be written in by hand needs no line.
    private func isSpace(_ cell: [FormInline]) -> Bool {
        guard cell.count == 1 else { return cell.isEmpty }
        switch cell[0] {
        case .blank, .rule: return true
        case .text, .value, .bold: return false
        }
    }

    private func text(_ inlines: [FormInline], indents: Bool = false) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): Self.escaped(text)
            case .value(let value):
                MarkdownWriter.lines(of: value).map(Self.escaped)
                    .joined(separator: indents ? "<br><span class=\"indent\"></span>" : "<br>")
            case .blank: Self.line(MarkdownWriter.blank.utf8.count)
            case .rule(let width): Self.line(width)
            case .bold(let inside): "<b>\(text(inside, indents: indents))</b>"
            }
        }.joined()
    }

    /// A line to write on, of characters, so that it stays one in every program.
    private static func line(_ width: Int) -> String {
        "<span class=\"rule\">\(String(repeating: "_", count: width))</span>"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
