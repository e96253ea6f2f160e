import JSONText
import Procedures
import Wording
import WorkCalendar

/// The data lines of `case.why`: a line per condition, met or not.
enum WhySheet {
    static func row(_ why: WhyRow, action: String?, language: Language) -> JSONObject {
        var row: JSONObject = ["condition": .string(why.condition), "ok": .bool(why.ok)]
        if action == nil { row["do"] = .string(why.action) }
        row["text"] = .string(why.text[language])
        row["basis"] = why.basis.map { .string($0[language]) }
        row["fix"] = why.fix.map { .string($0) }
        row["after"] = why.after.map { .string($0.iso) }
        row["warning"] = why.warning.map { .string($0[language]) }
        return row
    }

    /// Whether the action may be taken, or, without one, whether any action may.
    static func allowed(_ rows: [WhyRow], action: String?) -> Bool {
        if action != nil { return rows.allSatisfy(\.ok) }
        return Dictionary(grouping: rows, by: \.action).values.contains { $0.allSatisfy(\.ok) }
    }
}
