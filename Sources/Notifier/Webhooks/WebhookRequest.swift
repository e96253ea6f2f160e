/// What is posted, and where to.
struct WebhookRequest: Sendable, Hashable {
    let url: String
    /// Complete lines, `Name: value`.
    let headers: [String]
    let body: [UInt8]
}

/// What came back.
struct WebhookReply: Sendable, Hashable {
    /// The status of HTTP.
    let status: Int
    /// The beginning of the body, 64 KiB at the most.
    let body: [UInt8]
    /// Seconds that the server asked us to wait.
    var retryAfter: Int64?
}
