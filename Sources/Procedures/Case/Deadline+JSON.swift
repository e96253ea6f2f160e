import JSONText
import Wording
import WorkCalendar

extension Deadline {
    /// The deadline as events and snapshots hold it.
    var object: JSONObject {
        var object: JSONObject = [
            "due": .string(id), "what": .string(clock), "on": .string(due.iso), "status": .string(status.rawValue),
            "trigger": .string(trigger.iso), "nominal": .string(nominal.iso), "provisional": .bool(provisional),
        ]
        object["rule"] = JSONValue(rule)
        object["rule-version"] = JSONValue(ruleVersion)
        object["calendar-version"] = JSONValue(calendarVersion)
        object["written"] = JSONValue(written?.iso)
        if !extensions.isEmpty { object["extended"] = .array(extensions.map { .string($0.text) }) }
        if !excluded.isEmpty {
            object["excluded"] = .array(excluded.map { .string("\($0.lowerBound.iso)..\($0.upperBound.iso)") })
        }
        object["suspended-since"] = JSONValue(suspendedSince?.iso)
        if case .action(let action) = onExpiry { object["on-expiry"] = .string(action) }
        object["record"] = JSONValue(record)
        object["origin"] = JSONValue(origin)
        object["started-at"] = JSONValue(startedAt)
        object["changed-at"] = JSONValue(changedAt)
        return object
    }

    /// Reads what ``object`` wrote; other members are left alone.
    init?(_ object: JSONObject) {
        guard let id = object.text("due"), let clock = object.text("what"), let due = object.day("on"),
            let status = object.text("status").flatMap(Status.init), let trigger = object.day("trigger"),
            let nominal = object.day("nominal"), let startedAt = object.int("started-at")
        else { return nil }
        self.init(
            id: id, clock: clock, rule: object.text("rule"), ruleVersion: object.int("rule-version"),
            calendarVersion: object.text("calendar-version"), trigger: trigger, nominal: nominal, due: due,
            provisional: object.flag("provisional"),
            onExpiry: object.text("on-expiry").map { .action($0) } ?? .overdue, startedAt: startedAt,
            origin: object.text("origin"), record: object.text("record"), written: object.day("written"))
        self.status = status
        extensions = object.texts("extended").compactMap { TermLength($0) }
        excluded = object.texts("excluded").compactMap(Self.range)
        suspendedSince = object.day("suspended-since")
        changedAt = object.int("changed-at") ?? startedAt
    }

    private static func range(_ text: String) -> ClosedRange<CivilDay>? {
        guard text.utf8.count == 22, let from = CivilDay(iso: String(text.prefix(10))),
            let to = CivilDay(iso: String(text.suffix(10))), from <= to
        else { return nil }
        return from...to
    }
}
