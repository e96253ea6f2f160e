import JSONText
import Wording

/// A report for people: its parts one under the other, each line with value and unit, then the checks.
struct ReportText: Sendable {
    let values: ValueText
    let layout: TableLayout

    /// The lines for these rows; the checks come last.
    func lines(_ rows: [JSONObject]) -> [String] {
        let figures = rows.filter { $0["check"] == nil }
        let columns = [
            TableLayout.Column(head: "", isFixed: true), .init(head: "", isNumeric: true, isFixed: true),
            .init(head: ""),
            .init(head: ""),
        ]
        var plain = layout
        plain.showsHeads = false
        plain.indent = 2
        let cells = figures.map { row in
            [
                TableLayout.Cell(text("name", row)), .init(number(row)), .init(text("unit", row)),
                .init(remarks(row), isAlarm: row["restated"] != nil),
            ]
        }
        var lines: [String] = []
        var section: String?
        for (row, line) in zip(figures, plain.aligned(columns, cells)) {
            let own = text("section", row)
            if own != section, !own.isEmpty {
                lines.append(layout.style.head(own))
                section = own
            }
            lines.append(line)
        }
        let checks = rows.filter { $0["check"] != nil }
        if !checks.isEmpty { lines.append(layout.style.head(Labels.text("checks", values.language))) }
        return lines + checks.map(check)
    }

    /// The whole number, or the ratio as people say it.
    private func number(_ row: JSONObject) -> String {
        if let value = row["value"]?.integer { return String(value) }
        if let shown = row["shown"]?.string { return Sanitizer.line(shown).replacing("%", with: "") }
        return "–"
    }

    private func remarks(_ row: JSONObject) -> String {
        var remarks: [String] = []
        if let above = row["numerator"]?.integer, let below = row["denominator"]?.integer {
            remarks.append("\(above)/\(below)")
        }
        for name in ["target", "reached", "waiting", "published", "publishedShown", "restated"] {
            guard let value = row[name] else { continue }
            let sign = name == "restated" && value.integer ?? 0 > 0 ? "+" : ""
            remarks.append("\(Labels.text(name, values.language)) \(sign)\(values.people(value))")
        }
        return remarks.joined(separator: Texts.listComma[values.language])
    }

    private func check(_ row: JSONObject) -> String {
        let holds = row["holds"]?.bool == true
        let mark = (holds ? Texts.met : Texts.notMet)[values.language]
        let found = "\(text("found", row)) / \(text("expected", row))"
        return "  " + (holds ? mark : layout.style.alarm(mark)) + "  " + text("name", row)
            + (holds ? "" : "  (\(found))")
    }

    private func text(_ name: String, _ row: JSONObject) -> String { row[name].map(values.people) ?? "" }
}
