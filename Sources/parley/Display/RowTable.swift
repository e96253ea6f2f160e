import JSONText
import Wording

/// Rows of objects as a table.
struct RowTable: Sendable {
    let values: ValueText
    var layout: TableLayout

    /// The lines for these rows. Columns that were asked for stay even when they are empty.
    func lines(_ rows: [JSONObject], columns named: [String], others: Bool, asked: Bool = false) -> [String] {
        var names = named
        if others { names += remaining(beside: named, in: rows) }
        if values.isForPeople, !asked {
            names = names.filter { name in
                rows.contains { !text(name, of: $0, beside: named).text.isEmpty && !values.isExplanation(name, in: $0) }
            }
        }
        let cells = rows.map { row in names.map { text($0, of: row, beside: named) } }
        let columns = names.enumerated().map { index, name in
            let present = rows.compactMap { $0[name] }
            return TableLayout.Column(
                head: values.isForPeople ? label(name) : name,
                isNumeric: !present.isEmpty && present.allSatisfy { $0.integer != nil },
                isFixed: index == 0 || name == "case"
                    || present.allSatisfy { $0.string.flatMap(LocalTime.seconds) != nil })
        }
        return values.isForPeople ? layout.aligned(columns, cells) : layout.separated(columns, cells)
    }

    /// The cells of one row.
    func cells(_ row: JSONObject, _ columns: [String]) -> [TableLayout.Cell] {
        columns.map { text($0, of: row, beside: columns) }
    }

    private func label(_ name: String) -> String { Sanitizer.line(Labels.text(name, values.language)) }

    private func remaining(beside named: [String], in rows: [JSONObject]) -> [String] {
        var seen = Set(named)
        var names: [String] = []
        for row in rows {
            for member in row.members where seen.insert(member.name).inserted { names.append(member.name) }
        }
        return names
    }

    private func text(_ name: String, of row: JSONObject, beside named: [String]) -> TableLayout.Cell {
        guard name == Presentation.details, row[name] == nil else { return values.cell(name, of: row) }
        let shown = Set(named).union(["case", "version", "recorded"])
        var rest = JSONObject()
        for member in row.members where !shown.contains(member.name) { rest[member.name] = member.value }
        if rest.isEmpty { return "" }
        return TableLayout.Cell(values.isForPeople ? values.summary(rest) : JSONValue.object(rest).line)
    }
}
