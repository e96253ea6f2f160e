import WorkCalendar

/// Who a notice is for.
public struct NoticeRecipient: Sendable, Hashable {
    /// The recipient's part in the case: `assignee`, `supervisor`, `legal`.
    public let role: String
    public let account: String
    /// The account's mail address, where it has one.
    public let mail: String?

    public init(role: String, account: String, mail: String?) {
        self.role = role
        self.account = account
        self.mail = mail
    }
}

/// Something that people must be told, once: its key is (case, deadline, due day, step, role) (decisions.md 20).
public struct Obligation: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable { case opened, reminder, overdue, escalation }

    public let caseID: String
    /// Nil for a notice about the case itself.
    public let deadline: String?
    public let clock: String?
    public let dueDay: CivilDay?
    /// `half`, `7d`, `due`, `overdue`, `weekly-2` …
    public let step: String
    public let kind: Kind
    /// When it was to be said.
    public let at: Instant
    public let recipients: [NoticeRecipient]

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
