import JSONText
import Procedures
import Wording
import WorkCalendar

/// A deadline as people read it: what is due, on which day, how long that is from today.
public enum DueSheet {
    /// A running deadline of one case.
    public static func row(
        _ deadline: Deadline, name: Bilingual?, rules: RuleBook, today: CivilDay, language: Language
    ) -> JSONObject {
        var row: JSONObject = ["due": .string(deadline.id), "what": .string(deadline.clock)]
        row["name"] = name.map { .string($0[language]) }
        row["on"] = .string(deadline.due.iso)
        row["state"] = .string(deadline.status.rawValue)
        row["stateName"] = .string(deadline.status.name[language])
        row.merge(distance(to: deadline.due, rule: deadline.rule, rules: rules, today: today))
        if deadline.provisional { row["provisional"] = true }
        row["rule"] = deadline.rule.map { .string($0) }
        row["basis"] = basis(of: deadline.rule, rules: rules, trigger: deadline.trigger).map { .string($0[language]) }
        return row
    }

    /// A line of `due.list`; the case's title is said to those who may see it.
    public static func row(
        _ due: DueRow, name: Bilingual?, titled: Bool, rules: RuleBook, today: CivilDay, language: Language
    ) -> JSONObject {
        var row: JSONObject = [
            "case": .string(due.caseID), "due": .string(due.deadline), "what": .string(due.clock),
        ]
        row["name"] = name.map { .string($0[language]) }
        row["on"] = .string(due.due.iso)
        row["state"] = .string(due.status.rawValue)
        row["stateName"] = .string(due.status.name[language])
        row.merge(distance(to: due.due, rule: due.rule, rules: rules, today: today))
        if titled { row["title"] = .string(due.title) }
        row["rule"] = due.rule.map { .string($0) }
        if let rule = due.rule.flatMap({ rules[$0] }) {
            row["hard"] = .bool(rule.hard)
            if rule.nature != .limit { row["nature"] = .string(rule.nature.rawValue) }
            if rule.verify { row["verify"] = true }
        }
        row["assignee"] = due.assignee.map { .string($0) }
        row["office"] = .string(due.office)
        row["notices"] = .integer(Int64(due.notices))
        if due.provisional { row["provisional"] = true }
        return row
    }

    /// Days that are left (`left`, and by the rule's own calendar `workingLeft`), or, once overdue, that have passed since
    /// the due day (`days`, `workingDays`).
    private static func distance(to due: CivilDay, rule: String?, rules: RuleBook, today: CivilDay) -> JSONObject {
        let days = CivilDay.days(from: today, to: due)
        let calendar = rules.calendar(for: rule.flatMap { rules[$0]?.jurisdiction } ?? "prc")
        let working = calendar.map {
            JSONValue.integer(Int64($0.workingDays(after: min(today, due), until: max(today, due))))
        }
        var row: JSONObject = [days >= 0 ? "left" : "days": .integer(Int64(abs(days)))]
        row[days >= 0 ? "workingLeft" : "workingDays"] = working
        return row
    }

    private static func basis(of rule: String?, rules: RuleBook, trigger: CivilDay) -> Bilingual? {
        rule.flatMap { rules[$0] }.map { $0.nearestVersion(to: trigger).basis }
    }
}
