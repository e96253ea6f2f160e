import Procedures
import WorkCalendar

/// What becomes of a delivery: an attempt ends, or a new one is asked for; with the event that says so.
struct NoticeOutcome: Sendable {
    let state: String
    let event: EventType
    let reason: String?
    let at: Instant
    /// False where no attempt owns the delivery, which lies failed or uncertain.
    let endsAttempt: Bool

    private init(_ state: String, _ event: EventType, _ reason: String?, _ at: Instant, endsAttempt: Bool = true) {
        self.state = state
        self.event = event
        self.reason = reason
        self.at = at
        self.endsAttempt = endsAttempt
    }

    static func sent(_ now: Instant) -> Self { Self("sent", .noticeSent, nil, now) }
    static func uncertain(_ reason: String, _ now: Instant) -> Self { Self("uncertain", .noticeUncertain, reason, now) }
    static func failed(_ reason: String, _ now: Instant) -> Self { Self("failed", .noticeFailed, reason, now) }
    static func anew(_ reason: String, _ now: Instant) -> Self {
        Self("due", .noticeDue, reason, now, endsAttempt: false)
    }

    /// Why an attempt ended without success, in a daemon's own words.
    static let senderLost = "the sender was lost while handing over"
}
