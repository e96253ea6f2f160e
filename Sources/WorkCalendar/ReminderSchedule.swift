/// When to speak about a deadline, and to whom.
///
/// Reminders up to the due day that would fall on a day of rest come on the working day before (but not before the day
/// after the term began: then on the first working day after it, if that is not too late); overdue notices and
/// escalations come on the next working day. Steps of one day are merged into the most pressing.
public struct ReminderSchedule: Sendable {
    /// One moment at which Parley speaks.
    public struct Step: Sendable, Hashable {
        /// `start`, `half`, `7d`, `3d`, `1wd`, `due`, `overdue`, `weekly-1` to `weekly-8`.
        public let id: String
        /// 09:00 Asia/Shanghai of the day on which it fires.
        public let at: Instant
        /// What kind of message it is.
        public let kind: Kind
        /// The roles that are told, each once.
        public let recipients: [Recipient]
        /// The ids of the steps that fell on the same day and are said by this one.
        public let merged: [String]

        /// A step; see the properties.
        public init(id: String, at: Instant, kind: Kind, recipients: [Recipient], merged: [String] = []) {
            self.id = id
            self.at = at
            self.kind = kind
            self.recipients = recipients
            self.merged = merged
        }
    }

    /// What kind of message a step is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case reminder, overdue, escalation
    }

    /// A role that is told.
    public enum Recipient: String, Sendable, Hashable, CaseIterable {
        case assignee, supervisor, legal
    }

    /// The steps of a due day, in order. `start` is the day on which the term began to be watched: its trigger, unless the
    /// rule counts back from an anchor, where the day the anchor became known must be given (without it, every step up
    /// to the due day is kept).
    public static func steps(
        for due: DueDay, rule: DeadlineRule, start: CivilDay? = nil, calendar: WorkingCalendar
    ) -> [Step] {
        let version = rule.versions.first { $0.number == due.ruleVersion } ?? rule.newest
        let began = start ?? (version.direction == .after ? due.trigger : .first)
        return steps(
            start: began, due: due.due, lengths: due.lengths, hard: rule.hard, nature: rule.nature, calendar: calendar)
    }

    /// The steps of a deadline, in order. Without `lengths` (a due day set by hand) the span of days decides whether the
    /// term is a short one.
    public static func steps(
        start: CivilDay, due: CivilDay, lengths: [TermLength] = [], hard: Bool = true,
        nature: DeadlineRule.Nature = .limit, calendar: WorkingCalendar
    ) -> [Step] {
        let plan = ReminderPlan(start: start, due: due, hard: hard, nature: nature, calendar: calendar)
        return plan.steps(short: isShort(lengths) ?? (CivilDay.days(from: start, to: due) <= 7))
    }

    /// The moment at which a deadline becomes overdue: 00:00 Asia/Shanghai of the day after (counting rule C6).
    public static func overdueBegins(due: CivilDay) -> Instant {
        due.adding(days: 1).start
    }

    /// Whether a term is of seven days or fewer, or of five working days or fewer, which are a week too.
    private static func isShort(_ lengths: [TermLength]) -> Bool? {
        guard !lengths.isEmpty else { return nil }
        var days = 0
        for length in lengths {
            switch length.unit {
            case .naturalDays: days += length.count
            case .workingDays: days += length.count + 2 * (length.count / 5)
            case .months, .years: return false
            }
        }
        return days <= 7
    }
}

extension [ReminderSchedule.Step] {
    /// What is still to be said after `now`, and of what should have been said before only the last step: somebody who
    /// records an old event is told once how things stand, not once per missed step.
    public func pending(at now: Instant) -> [ReminderSchedule.Step] {
        let next = firstIndex { $0.at > now } ?? count
        return Array(self[Swift.max(0, next - 1)...])
    }
}
