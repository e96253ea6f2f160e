import JSONText
import Wording
import WorkCalendar

/// Why deadlines are counted again: the notice or the law that came, and what was said about it.
public struct RecomputeCause: Sendable, Hashable {
    /// Why it was installed.
    public let reason: String
    /// The notice or the law: 国办发明电〔2025〕7号.
    public let source: String

    /// A cause; see the properties.
    public init(reason: String, source: String) {
        self.reason = reason
        self.source = source
    }
}

extension CaseDecision {
    /// Counts every running deadline again by the rules and calendars in force, with an event for each whose day moves,
    /// whose rule version changes, or which is provisional no longer. Nil where nothing of that happens: the version of
    /// the calendar alone is no news. A deadline whose trigger day no version governs any more stays as it is.
    public func recompute(_ state: CaseState, because cause: RecomputeCause) -> Decided? {
        var plan = ClockPlan(state, moment)
        for deadline in state.deadlines where deadline.isRunning {
            // Most keep their day: the notes are made for the others only.
            guard let quick = try? deadline.timed(moment.rules, traced: false).deadline,
                quick.saysOther(than: deadline), let timed = try? deadline.timed(moment.rules)
            else { continue }
            plan.recount(deadline, timed)
        }
        guard !plan.changes.isEmpty else { return nil }
        var unfolding = Unfolding(state)
        for change in plan.changes {
            var payload = change.payload(procedure)
            payload["was-on"] = JSONValue(change.before?.due.iso)
            payload["calendar-was"] = JSONValue(change.before?.calendarVersion)
            payload["reason"] = .string(cause.reason)
            payload["source"] = .string(cause.source)
            unfolding.append(change.type, at: moment.now, payload)
        }
        return unfolding.decided
    }
}

extension CaseDecision {
    /// The case's deadlines as ``recompute(_:because:)`` would leave them, without events.
    public func recounted(_ state: CaseState) -> [Deadline] {
        state.deadlines.map { deadline in
            guard deadline.isRunning, let next = try? deadline.timed(moment.rules, traced: false).deadline,
                next.saysOther(than: deadline)
            else { return deadline }
            return next.revived(on: moment.today)
        }
    }
}

extension Deadline {
    fileprivate func saysOther(than old: Deadline) -> Bool {
        due != old.due || nominal != old.nominal || provisional != old.provisional || ruleVersion != old.ruleVersion
    }
}
