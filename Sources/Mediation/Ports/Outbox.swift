import WorkCalendar

/// One notice on its way to one recipient through one channel; key (obligation, account, channel).
public struct Delivery: Sendable, Hashable {
    /// The notice's number, as `notice.list` shows it.
    public let id: Int64
    /// Raised with each claim; a result that names an older attempt is refused (fencing).
    public let attempt: Int
    /// The case that it is about.
    public let caseID: String
    /// The procedure that names the clock in the text.
    public let procedure: String
    /// The version that the case runs under.
    public let procedureVersion: Int
    /// The deadline's clock; nil for a notice about the case itself.
    public let clock: String?
    /// The rule that gave the due day; nil where people wrote it.
    public let rule: String?
    /// The due day that it tells of.
    public let dueDay: CivilDay?
    /// `half`, `7d`, `due`, `overdue`, `weekly-2` …
    public let step: String
    /// What it says.
    public let kind: Obligation.Kind
    /// The recipient's part in the case; ``NoticeRecipient/role``.
    public let role: String
    /// Whom it is for; of a channel that belongs to an office, the office's code.
    public let account: String
    /// The account's address; nil where it has none.
    public let mail: String?
    /// The way it takes.
    public let channel: Channel

    /// Made of its properties.
    public init(
        id: Int64, attempt: Int, caseID: String, procedure: String, procedureVersion: Int, clock: String?,
        rule: String?, dueDay: CivilDay?, step: String, kind: Obligation.Kind, role: String,
        account: String, mail: String?, channel: Channel
    ) {
        self.id = id
        self.attempt = attempt
        self.caseID = caseID
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.clock = clock
        self.rule = rule
        self.dueDay = dueDay
        self.step = step
        self.kind = kind
        self.role = role
        self.account = account
        self.mail = mail
        self.channel = channel
    }
}

/// How an attempt ended.
public enum DeliveryResult: Sendable, Hashable {
    case sent
    /// The channel's answer was lost after the text had been handed over (RFC 1047).
    case uncertain(reason: String)
    /// Try again later; after the last attempt it becomes `failed`. `after`: not before so many seconds of real time,
    /// where the other side has asked for that.
    case retry(reason: String, after: Int64? = nil)
    /// The channel refused for good.
    case failed(reason: String)
}

/// Notices waiting to be delivered.
public protocol Outbox: Sendable {
    /// Claims up to `limit` deliveries of one channel that may be tried now, for `leaseSeconds` of real time. Those whose
    /// deadline has been met, waived or cancelled meanwhile are cancelled instead of being returned. A claim whose lease
    /// ran out after `sending` was recorded comes back as `uncertain`, never silently.
    func claim(
        _ channel: Delivery.Channel, limit: Int, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> [Delivery]
    /// The channels for which something has waited too long for a channel that anybody serves.
    func waitingChannels() async throws(Fault) -> [Delivery.Channel]
    /// Records that the text is about to be handed over; false where another attempt owns the delivery now or the
    /// deadline no longer runs.
    func sending(_ delivery: Delivery) async throws(Fault) -> Bool
    /// Records how the attempt ended, as a `notice.*` event on the case, in one transaction.
    func record(_ result: DeliveryResult, of delivery: Delivery, now: Instant) async throws(Fault)
}
