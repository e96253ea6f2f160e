import JSONText
import Wording

/// Rows of a stream for people: columns stand below each other although later rows are not known yet.
struct StreamLine: Sendable {
    let values: ValueText
    let layout: TableLayout

    private static let widths = ["seq": 6, "at": 19, "type": 16, "case": 14, "do": 16, "state": 16, "by": 10]

    /// The line for a row.
    func text(_ row: JSONObject, columns: [String]) -> String {
        let table = RowTable(values: values, layout: layout)
        var line = ""
        for (name, cell) in zip(columns, table.cells(row, columns)) {
            let padded = layout.width.pad(cell.text, to: Self.widths[name] ?? 0, right: name == "seq")
            line += (line.isEmpty ? "" : "  ") + (cell.isAlarm ? layout.style.alarm(padded) : padded)
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
