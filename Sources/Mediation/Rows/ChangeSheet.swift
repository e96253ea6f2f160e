import JSONText
import Procedures
import Wording
import WorkCalendar

/// The data line that answers a change: what the case is now, what was made, which terms began or moved.
enum ChangeSheet {
    static func row(
        _ decided: Decided, before: CaseState?, procedure: Procedure?, language: Language
    ) -> JSONObject {
        let state = decided.state
        var row: JSONObject = [
            "case": .string(state.id), "version": .integer(Int64(state.version)), "state": .string(state.state),
        ]
        row["stateName"] = procedure?.state(state.state).map { .string($0.name[language]) }
        row.merge(decided.made)
        let moved = state.deadlines.filter { deadline in
            before?.deadlines.first { $0.id == deadline.id } != deadline
        }
        if !moved.isEmpty { row["due"] = .array(moved.map { .object(due($0, procedure, language)) }) }
        if state.assignee != before?.assignee, let assignee = state.assignee { row["assignee"] = .string(assignee) }
        if !decided.warnings.isEmpty {
            row["warnings"] = .array(decided.warnings.map { .string($0[language]) })
        }
        return row
    }

    private static func due(_ deadline: Deadline, _ procedure: Procedure?, _ language: Language) -> JSONObject {
        var row: JSONObject = ["due": .string(deadline.id), "what": .string(deadline.clock)]
        row["name"] = procedure?.clock(deadline.clock).map { .string($0.name[language]) }
        row["on"] = .string(deadline.due.iso)
        row["state"] = .string(deadline.status.rawValue)
        row["stateName"] = .string(deadline.status.name[language])
        if deadline.provisional { row["provisional"] = true }
        return row
    }
}
