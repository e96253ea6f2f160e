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
        <title>\(HTMLInlines.escaped(title))</title>
        <style>
        \(FormStyle.sheet(foot: foot))
        </style>
        </head>
        <body>
        \(Self.slips(blocks).map(slip).joined(separator: "\n"))
        </body>
        </html>

        """
    }

    /// The page, and what is cut off below it, slip by slip.
    private static func slips(_ blocks: [FormBlock]) -> [[FormBlock]] {
        blocks.reduce(into: [[]]) { slips, block in
            if block == .cut { slips.append([]) }
            slips[slips.count - 1].append(block)
        }
    }

    /// A slip stays on one page.
    private func slip(_ blocks: [FormBlock]) -> String {
        let lines = blocks.map(block).joined(separator: "\n")
        return blocks.first == .cut ? "<div class=\"slip\">\n\(lines)\n</div>" : lines
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
        let paragraphs = lines.map { line in
            "<p\(isLead(line) ? " class=\"lead\"" : "")>\(text(line, in: place == .body ? .body : .line))</p>"
        }.joined(separator: "\n")
        return place == .body ? paragraphs : "<div class=\"\(place.rawValue)\">\n\(paragraphs)\n</div>"
    }

    private func signatures(_ parts: [[[FormInline]]]) -> String {
        let cells = parts.map { lines in "<td>" + lines.map { "<p>\(text($0))</p>" }.joined() + "</td>" }
        let kind = parts.count > 2 ? "signatures narrow" : "signatures"
        return "<table class=\"\(kind)\"><tr>\(cells.joined())</tr></table>"
    }

    private func table(_ table: FormTable) -> String {
        let isForm = table.header == nil
        let isWide = table.width > 7
        let isShort = table.header != nil && table.rows.count <= 5
        var rows: [String] = []
        if let header = table.header {
            rows.append("<thead><tr>" + header.map { head($0, isWide) }.joined() + "</tr></thead>")
        }
        rows += table.rows.map { row in
            let cells = row.enumerated().map { place, cell in
                let isLabel = isForm && place % 2 == 0 && row.count > 1
                let span = place == row.count - 1 ? table.width - row.count + 1 : 1
                let spans = span > 1 ? " colspan=\"\(span)\"" : ""
                let content = isSpace(cell) ? Self.space(cell) : text(cell, in: .cell)
                let kind = isLabel ? "label" : isFigure(cell) && !isWide ? "figure" : ""
                return "<td\(kind.isEmpty ? "" : " class=\"\(kind)\"")\(spans)>\(content)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return
            "<table class=\"\(isForm ? "form" : isWide ? "list wide" : "list")\(isShort ? " short" : "")\">\n\(rows.joined(separator: "\n"))\n</table>"
    }

    /// A short head keeps its column from becoming too narrow for it, one over signatures from being too narrow for them.
    private func head(_ cell: [FormInline], _ isWide: Bool) -> String {
        let words = text(cell, in: .cell)
        let kind = words.contains("签名") ? "sign" : words.count <= (isWide ? 2 : 4) ? "figure" : ""
        return "<th\(kind.isEmpty ? "" : " class=\"\(kind)\"")>\(words)</th>"
    }

    /// A box that is to be written in by hand needs no line.
    private func isSpace(_ cell: [FormInline]) -> Bool {
        guard cell.count == 1 else { return cell.isEmpty }
        switch cell[0] {
        case .blank, .rule: return true
        case .text, .value, .bold: return false
        }
    }

    /// Room to write in; a long line asks for several.
    private static func space(_ cell: [FormInline]) -> String {
        if case .rule(32...)? = cell.first { return "&nbsp;<br>&nbsp;<br>&nbsp;" }
        return "&nbsp;"
    }

    /// A day, an amount or a number, which nobody wants to see broken over two lines.
    private func isFigure(_ cell: [FormInline]) -> Bool {
        guard cell.count == 1, case .value(let text) = cell[0] else { return false }
        return text.count <= 14 && text.first?.isNumber == true
            && text.allSatisfy { $0.isNumber || "年月日元.,-%".contains($0) }
    }

    /// A line that only says what follows, and stays with it.
    private func isLead(_ line: [FormInline]) -> Bool {
        guard let first = line.first, line.count == 1 else { return false }
        switch first {
        case .bold: return true
        case .text(let text): return text.hasSuffix("：") || text.hasSuffix("此致")
        case .value, .blank, .rule: return false
        }
    }

    private func text(_ inlines: [FormInline], in place: HTMLInlines.Place = .line) -> String {
        HTMLInlines(place: place).write(inlines)
    }
}
