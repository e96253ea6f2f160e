import JSONText
import WorkCalendar

/// A request to send a notice again.
public struct Resend: Sendable {
    /// The notice's number.
    public let notice: Int64
    /// The cases that the caller may see; a notice about any other is as one that does not exist.
    public let visibility: Visibility
    /// Why, for the case's history.
    public let reason: String
    /// The acting account.
    public let by: String
    /// The connection that the request came over, for the audit chain.
    public let session: String
    /// The request that asks for it; a second one under the same key changes nothing.
    public let key: RequestKey
    /// True where the client sent the key; an internal key is never reported as replayed.
    public let keyFromClient: Bool
    /// The data lines of the reply, stored under the key.
    public let rows: [JSONObject]
    /// Business time.
    public let now: Instant

    /// Made of its properties.
    public init(
        notice: Int64, visibility: Visibility, reason: String, by: String, session: String, key: RequestKey,
        keyFromClient: Bool, rows: [JSONObject], now: Instant
    ) {
        self.notice = notice
        self.visibility = visibility
        self.reason = reason
        self.by = by
        self.session = session
        self.key = key
        self.keyFromClient = keyFromClient
        self.rows = rows
        self.now = now
    }
}

/// Where notices that have failed, or of which nobody knows whether they arrived, are put back.
public protocol Resender: Sendable {
    /// True where the notice is failed or uncertain and about a case that may be seen.
    func mayResend(_ notice: Int64, visibility: Visibility) async throws(Fault) -> Bool
    /// Puts a notice back, in one transaction with the event that says so and the request's key; nil where it may not be.
    func resend(_ request: Resend) async throws(Fault) -> Appended?
}
