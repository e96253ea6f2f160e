import Wording

/// Lays out rows of cells: aligned and cut to the terminal for people, separated by tabs and whole for programs.
struct TableLayout: Sendable {
    /// One column: its head and whether its values are numbers, which stand to the right.
    struct Column: Sendable, Hashable {
        var head: String
        var isNumeric = false
        /// Whether its values say nothing when they are cut: identities and times.
        var isFixed = false
    }

    /// One cell: its text and whether it is an alarm.
    struct Cell: Sendable, Hashable, ExpressibleByStringLiteral {
        var text: String
        var isAlarm = false

        init(_ text: String, isAlarm: Bool = false) {
            self.text = text
            self.isAlarm = isAlarm
        }

        init(stringLiteral value: String) { self.init(value) }
    }

    var width: CellWidth
    var style: Style
    /// Cells of the terminal; `nil` leaves lines as long as they are.
    var terminalColumns: Int?
    var showsHeads = true
    var indent = 0

    private static let gap = 2
    /// Below this a column is not made narrower: an identifier cut to nothing helps nobody.
    private static let narrowest = 8
    /// So narrow become columns that can still be guessed at, before an identity is cut.
    private static let guessed = 4

    /// The aligned lines.
    func aligned(_ columns: [Column], _ rows: [[Cell]]) -> [String] {
        guard !columns.isEmpty else { return [] }
        let widths = fit(natural(columns, rows), columns)
        var lines: [String] = []
        if showsHeads {
            lines.append(line(columns.map { Cell($0.head) }, columns, widths) { style.head($0) })
        }
        for row in rows {
            lines.append(line(row, columns, widths) { $0 })
        }
        return lines
    }

    /// The same cells with tabs between them.
    func separated(_ columns: [Column], _ rows: [[Cell]]) -> [String] {
        let heads = showsHeads ? [columns.map(\.head).joined(separator: "\t")] : []
        return heads + rows.map { $0.map(\.text).joined(separator: "\t") }
    }

    private func natural(_ columns: [Column], _ rows: [[Cell]]) -> [Int] {
        columns.indices.map { index in
            let head = showsHeads ? width.of(columns[index].head) : 0
            return rows.reduce(head) { max($0, index < $1.count ? width.of($1[index].text) : 0) }
        }
    }

    /// Takes cells from the widest column, one at a time, until the line fits; from those that say nothing when cut only
    /// when nothing else is left.
    private func fit(_ natural: [Int], _ columns: [Column]) -> [Int] {
        guard let terminalColumns else { return natural }
        var widths = natural
        var excess = indent + widths.reduce(0, +) + Self.gap * (widths.count - 1) - terminalColumns
        for (isFixed, least) in [(false, Self.narrowest), (false, Self.guessed), (true, Self.narrowest)] {
            let places = widths.indices.filter { columns[$0].isFixed == isFixed }
            while excess > 0, let widest = places.max(by: { widths[$0] < widths[$1] }), widths[widest] > least {
                widths[widest] -= 1
                excess -= 1
            }
        }
        return widths
    }

    private func line(
        _ cells: [Cell], _ columns: [Column], _ widths: [Int], _ paint: (String) -> String
    ) -> String {
        var line = String(repeating: " ", count: indent)
        for (index, column) in columns.enumerated() {
            let cell = index < cells.count ? cells[index] : Cell("")
            let text = terminalColumns == nil ? cell.text : width.truncate(cell.text, to: widths[index])
            let isLast = index == columns.count - 1
            let space = String(repeating: " ", count: max(0, widths[index] - width.of(text)))
            let painted = cell.isAlarm ? style.alarm(text) : paint(text)
            line += column.isNumeric ? space + painted : (isLast ? painted : painted + space)
            if !isLast { line += String(repeating: " ", count: Self.gap) }
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
