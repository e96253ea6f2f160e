/// When to speak about a deadline, and to whom: a ``ReminderPolicy`` laid on the days of one term.
///
/// Reminders up to the due day that would fall on a day of rest come on the working day before (but not before the day
/// after the term began: then on the first working day after it, if that is not too late); overdue notices and
/// escalations come on the next working day, and on a day of rest at once to the duty person where there is one. Steps of
/// one day are merged into the most pressing.
public struct ReminderSchedule: Sendable {
    /// One moment at which Parley speaks.
    public struct Step: Sendable, Hashable {
        /// ``ReminderPolicy/Moment/id``. The step of the duty person has the id of the one that the others wait for.
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

        /// Whether it is said on a day of rest, to the duty person alone.
        public var isForDuty: Bool { recipients == [.duty] }
    }

    /// What kind of message a step is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case reminder, overdue, escalation
    }

    /// A role that is told: who handles the case, the supervisors of its office and of the office above, the legal staff,
    /// who is on duty on days of rest, and the parties who agreed to be written to.
    public enum Recipient: String, Sendable, Hashable, CaseIterable {
        case assignee, supervisor, superior, legal, duty, party
    }

    /// The moment at which a deadline becomes overdue: 00:00 Asia/Shanghai of the day after (counting rule C6).
    public static func overdueBegins(due: CivilDay) -> Instant {
        due.adding(days: 1).start
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
