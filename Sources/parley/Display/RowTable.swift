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
                    || !present.isEmpty && present.allSatisfy { $0.string.map(LocalTime.isTime) ?? false })
        }
        guard values.isForPeople else { return layout.separated(columns, cells) }
        guard names.last == Presentation.details else { return layout.aligned(columns, cells) }
        // Details are too long for a column: they stand whole below their row.
        let lines = layout.aligned(Array(columns.dropLast()), cells.map { $0.dropLast() })
        let margin = String(repeating: " ", count: layout.indent + 6)
        let heads = lines.count - cells.count
        return Array(lines.prefix(heads))
            + zip(lines.dropFirst(heads), cells).flatMap { line, row in
                [line] + (row.last.map { $0.text.isEmpty ? [] : [margin + layout.style.faint($0.text)] } ?? [])
            }
    }

    /// What a deadline's arithmetic needs and no reader of a line does; `--json` and pipes have it.
    private static let arithmetic: Set<String> = [
        "status", "trigger", "nominal", "rule-version", "calendar-version", "started-at", "changed-at", "made-at",
        "trace", "held", "secrets", "procedure-version", "sha256", "origin", "on-expiry", "opened-by",
    ]

    private func isHidden(_ name: String, in row: JSONObject) -> Bool {
        if Self.namesOfColumns.contains(name) { return true }
        guard values.isForPeople else { return values.explains(name, in: row) }
        if name == "provisional", row[name]?.bool == false { return true }
        if name == "change", row[name]?.string == "added" { return true }
        return Self.arithmetic.contains(name)
    }

    /// They stand in columns of their own.
    private static let namesOfColumns: Set<String> = ["typeName", "doName", "stateName"]

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
        for member in row.members where !shown.contains(member.name) && !isHidden(member.name, in: row) {
            let isFields = values.isForPeople && member.name == "fields"
            rest[member.name] =
                isFields ? member.value.object.map { .object(values.spoken($0, in: row)) } : member.value
        }
        if rest.isEmpty { return "" }
        return TableLayout.Cell(values.isForPeople ? values.told(rest) : JSONValue.object(rest).line)
    }
}
