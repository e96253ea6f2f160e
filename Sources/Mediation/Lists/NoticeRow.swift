import Procedures
import WorkCalendar

/// A line of `notice.list`.
public struct NoticeRow: Sendable, Hashable {
    /// The delivery's number, which `notice.retry` takes.
    public let id: Int64
    /// The case number.
    public let caseID: String
    /// The deadline that it is about; nil for a notice about the case itself.
    public let deadline: String?
    /// That deadline's clock.
    public let clock: String?
    /// The due day that it tells of; a later extension does not change it.
    public let dueDay: CivilDay?
    /// `half`, `7d`, `due`, `overdue`, `weekly-2` …
    public let step: String
    /// What it says.
    public let kind: Obligation.Kind
    /// One of the words of ``NoticeFilter/states``.
    public let state: String
    /// Whom it is for.
    public let account: String
    /// The way it takes.
    public let channel: Delivery.Channel
    /// When it was to be said.
    public let at: Instant
    /// How often it has been claimed for delivery.
    public let attempts: Int
    /// Why the last attempt did not succeed; nil where none failed.
    public let problem: String?

    /// Made of its properties.
    public init(
        id: Int64, caseID: String, deadline: String?, clock: String?, dueDay: CivilDay?, step: String,
        kind: Obligation.Kind, state: String, account: String, channel: Delivery.Channel, at: Instant, attempts: Int,
        problem: String?
    ) {
        self.id = id
        self.caseID = caseID
        self.deadline = deadline
        self.clock = clock
        self.dueDay = dueDay
        self.step = step
        self.kind = kind
        self.state = state
        self.account = account
        self.channel = channel
        self.at = at
        self.attempts = attempts
        self.problem = problem
    }
}
