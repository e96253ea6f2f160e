import AdminProtocol
import JSONText
import Wording

/// The answer of `case.why`: every condition by action, and under what is missing the command that would bring it.
struct ConditionList: Sendable {
    let values: ValueText
    let layout: TableLayout
    /// How a request line is typed where the reader is.
    let typed: @Sendable (String) -> String

    /// The lines for these conditions; `allowed` is the status's own verdict.
    func lines(_ rows: [JSONObject], allowed: Bool?) -> [String] {
        let language = values.language
        let marks = rows.map { ($0["ok"]?.bool == true ? Texts.met : Texts.notMet)[language] }
        let widest = marks.reduce(0) { max($0, layout.width.of($1)) }
        var lines: [String] = []
        var action: String?
        for (row, mark) in zip(rows, marks) {
            if let named = row["do"]?.string, named != action {
                action = named
                lines.append(layout.style.head(values.cell("do", of: row).text))
            }
            let isMet = row["ok"]?.bool == true
            let padded = layout.width.pad(mark, to: widest)
            let basis = row["basis"].map { "  " + layout.style.faint("[\(values.people($0))]") } ?? ""
            let text = row["text"].map(values.people) ?? values.cell("condition", of: row).text
            lines.append("  " + (isMet ? padded : layout.style.alarm(padded)) + "  " + text + basis)
            lines += advice(row, margin: String(repeating: " ", count: widest + 4))
        }
        if let allowed {
            let verdict = (allowed ? Texts.allowed : Texts.notAllowed)[language]
            lines.append(allowed ? verdict : layout.style.alarm(verdict))
        }
        return lines
    }

    private func advice(_ row: JSONObject, margin: String) -> [String] {
        let language = values.language
        var lines: [String] = []
        if let warning = row["warning"] { lines.append(margin + values.people(warning)) }
        if let day = row["after"] { lines.append(margin + Texts.fromDay[language] + values.people(day)) }
        if let fix = row["fix"]?.string {
            lines.append(margin + Texts.toDo[language] + Sanitizer.line(typed(fix)))
        }
        return lines
    }
}
