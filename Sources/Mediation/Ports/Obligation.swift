import WorkCalendar

/// Who a notice is for.
public struct NoticeRecipient: Sendable, Hashable {
    /// The recipient's part in the case: `assignee`, `supervisor`, `legal`.
    public let role: String
    /// The account to be told.
    public let account: String
    /// The account's mail address, where it has one.
    public let mail: String?

    /// Made of its properties.
    public init(role: String, account: String, mail: String?) {
        self.role = role
        self.account = account
        self.mail = mail
    }
}

/// Something that people must be told, once: its key is (case, deadline, due day, step, role) (decisions.md 20).
public struct Obligation: Sendable, Hashable {
    /// What a notice says: a case was opened, a term nears, it has passed, or a superior must know.
    public enum Kind: String, Sendable, CaseIterable { case opened, reminder, overdue, escalation }

    /// The case that it is about.
    public let caseID: String
    /// Nil for a notice about the case itself.
    public let deadline: String?
    /// The deadline's clock, by which the text names it.
    public let clock: String?
    /// The due day that is told; an extension makes a new obligation.
    public let dueDay: CivilDay?
    /// `half`, `7d`, `due`, `overdue`, `weekly-2` …
    public let step: String
    /// What is said.
    public let kind: Kind
    /// When it was to be said.
    public let at: Instant
    /// Everybody to be told, each account at most once.
    public let recipients: [NoticeRecipient]

    /// Made of its properties.
    public init(
        caseID: String, deadline: String?, clock: String?, dueDay: CivilDay?, step: String, kind: Kind, at: Instant,
        recipients: [NoticeRecipient]
    ) {
        self.caseID = caseID
        self.deadline = deadline
        self.clock = clock
        self.dueDay = dueDay
        self.step = step
        self.kind = kind
        self.at = at
        self.recipients = recipients
    }
}
