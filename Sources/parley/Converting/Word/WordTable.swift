/// Writes a table of a page as a Word document has it. Word and its like do not agree on how wide a column becomes by
/// itself, so each width is said.
struct WordTable {
    let table: PageTable
    /// Stays on one page.
    let isWhole: Bool
    /// Stays with what follows.
    let isKept: Bool

    private static let margin = 110

    private var isWide: Bool { table.kinds.contains("wide") }

    var xml: String {
        let widths = widths
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>" }.joined()
        let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        let rows = table.rows.indices.map { row(at: $0, widths) }.joined()
        let margin = isWide ? 40 : Self.margin
        return "<w:tbl><w:tblPr><w:tblW w:w=\"\(WordBody.width)\" w:type=\"dxa\"/>"
            + (table.isForSignatures
                ? "" : "<w:tblInd w:w=\"\(margin)\" w:type=\"dxa\"/><w:tblBorders>\(borders)</w:tblBorders>")
            + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"\(margin)\" w:type=\"dxa\"/>"
            + "<w:right w:w=\"\(margin)\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
            + "<w:tblGrid>\(grid)</w:tblGrid>\(rows)</w:tbl>"
    }

    private func row(at index: Int, _ widths: [Int]) -> String {
        let row = table.rows[index]
        let isHead = row.first?.isHead == true
        let isOne = isWhole || isKept || table.kinds.contains("short")
        let isKept = isHead || (index + 1 < table.rows.count ? isOne : isKept)
        var column = 0
        let cells = row.map { cell in
            let width = widths[column..<min(column + cell.span, widths.count)].reduce(0, +)
            let style = style(of: cell, isFirst: column == 0)
            column += cell.span
            let lines = cell.lines.isEmpty ? [PageLine(place: "body")] : cell.lines
            return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>"
                + (cell.span > 1 ? "<w:gridSpan w:val=\"\(cell.span)\"/>" : "")
                + "<w:vAlign w:val=\"\(table.isForSignatures ? "top" : "center")\"/></w:tcPr>"
                + lines.map { WordBody.paragraph($0, style: style, isKept: isKept) }.joined() + "</w:tc>"
        }
        return "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>\(cells.joined())</w:tr>"
    }

    private func style(of cell: PageTable.Cell, isFirst: Bool) -> String {
        if table.isForSignatures { return table.kinds.contains("narrow") ? "FormSignNarrow" : "FormSign" }
        let isMiddle = cell.isHead || cell.kind == "label" || (isFirst && table.kinds.contains("list"))
        return (isWide ? "FormSmall" : "FormCell") + (cell.isHead ? "Head" : isMiddle ? "Middle" : "")
    }

    /// Each has what cannot be broken; what is left is shared by what the columns hold.
    private var widths: [Int] {
        let count = table.columns
        guard count > 0 else { return [] }
        if table.isForSignatures { return Array(repeating: WordBody.width / count, count: count) }
        let columns = (0..<count).map(needs)
        let least = columns.map(\.least).reduce(0, +)
        let wanted = columns.map(\.wanted).reduce(0, +)
        guard least < WordBody.width else { return columns.map { $0.least * WordBody.width / least } }
        guard wanted > WordBody.width else { return columns.map { $0.wanted * WordBody.width / wanted } }
        return columns.map { $0.least + ($0.wanted - $0.least) * (WordBody.width - least) / (wanted - least) }
    }

    /// How wide a column must and would like to be, in twentieths of a point.
    private func needs(_ column: Int) -> (least: Int, wanted: Int) {
        let (letter, margin) = isWide ? (100, 80) : (120, 2 * Self.margin)
        var least = isWide ? 2 : 4
        var wanted = 4
        for row in table.rows {
            var start = 0
            for cell in row {
                defer { start += cell.span }
                guard start == column, cell.span == 1 else { continue }
                let width = cell.lines.map(\.width).max() ?? 0
                let limit = cell.kind == "label" ? 12 : cell.isHead ? (isWide ? 6 : 12) : 36
                // A short text stays on its line; of a longer one four signs or so stand beside each other.
                let (short, few) = isWide ? (4, 4) : (14, 8)
                let whole = max(cell.lines.map(\.unbreakable).max() ?? 0, width <= short ? width : few)
                least = max(least, min(whole, limit), cell.kind == "sign" ? 10 : 0)
                wanted = max(wanted, least, min(width, limit))
            }
        }
        return ((least + 1) * letter + margin, (wanted + 1) * letter + margin)
    }
}
