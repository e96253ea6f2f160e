import Procedures
import WorkCalendar

/// When the scheduler must look at a deadline again. Pure; commands that start or change deadlines and the scheduler
/// itself plan by it, so that both see the same moments.
///
/// A wake moment may lie in the past: it then says "at once", and tells from which step on something is still to be said.
public enum DeadlinePlan {
    /// The rows to store for a change: every deadline that is new or differs from what it was.
    ///
    /// An open one wakes at its next step or when it becomes overdue, whichever comes first; one that is overdue already
    /// wakes at once. A new one whose first steps have passed (a term that began today, an act recorded late) wakes at
    /// once for the last of them. One that is suspended or no longer runs has no wake moment.
    public static func planned(
        before: CaseState?, after: CaseState, rules: RuleBook, now: Instant
    ) -> [PlannedDeadline] {
        let old = Dictionary((before?.deadlines ?? []).map { ($0.id, $0) }) { first, _ in first }
        return after.deadlines.filter { old[$0.id] != $0 }.map { deadline in
            PlannedDeadline(
                deadline: deadline,
                wakeAt: firstWake(
                    of: deadline, in: after.procedure, isNew: old[deadline.id] == nil, rules: rules, now: now))
        }
    }

    /// The first wake moment after `moment`, for a deadline that has been looked at then; nil when nothing more will come.
    public static func nextWake(
        of deadline: Deadline, in procedure: String, after moment: Instant, rules: RuleBook
    ) -> Instant? {
        let nextStep = steps(of: deadline, in: procedure, rules: rules).first { $0.at > moment }?.at
        switch deadline.status {
        case .open:
            let overdue = ReminderSchedule.overdueBegins(due: deadline.due)
            return overdue > moment ? min(nextStep ?? overdue, overdue) : nextStep
        case .overdue: return nextStep
        case .suspended, .met, .waived, .cancelled: return nil
        }
    }

    /// Everything that is to be said about a deadline of a case under `procedure`, in order, by the rule version under
    /// which it runs and by the most specific policy.
    public static func steps(
        of deadline: Deadline, in procedure: String, rules: RuleBook
    ) -> [ReminderSchedule.Step] {
        let clock = ReminderScope.Clock(procedure: procedure, clock: deadline.clock)
        guard let rule = deadline.rule.flatMap({ rules[$0] }) else {
            guard let calendar = rules.calendar(for: writtenTermsCalendar) else { return [] }
            return rules.reminders.steps(
                start: deadline.trigger, due: deadline.due, clock: clock, calendar: calendar)
        }
        guard let calendar = rules.calendar(for: rule.jurisdiction) else { return [] }
        let version = rule.versions.first { $0.number == deadline.ruleVersion } ?? rule.newest
        return rules.reminders.steps(
            start: version.direction == .after ? deadline.trigger : .first, due: deadline.due,
            lengths: deadline.written == nil ? [version.length] + deadline.extensions : [], hard: rule.hard,
            nature: rule.nature, rule: rule.id, clock: clock, calendar: calendar)
    }

    /// Terms that people wrote themselves are reminded of by the calendar of the house.
    private static let writtenTermsCalendar = "prc"

    private static func firstWake(
        of deadline: Deadline, in procedure: String, isNew: Bool, rules: RuleBook, now: Instant
    ) -> Instant? {
        if deadline.status == .open {
            let overdue = ReminderSchedule.overdueBegins(due: deadline.due)
            if overdue <= now { return overdue }
            if isNew, let missed = steps(of: deadline, in: procedure, rules: rules).last(where: { $0.at <= now }) {
                return missed.at
            }
        }
        return nextWake(of: deadline, in: procedure, after: now, rules: rules)
    }
}
