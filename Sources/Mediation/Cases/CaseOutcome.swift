import JSONText

/// The answer to a request about cases.
public struct CaseOutcome: Sendable {
    /// The data lines.
    public var rows: [JSONObject]
    /// The last event written.
    public var seq: Int64?
    /// The new version of the changed case.
    public var version: Int?
    /// The last event contained in the snapshot, for requests that change nothing.
    public var asof: Int64?
    /// True where the answer is the one kept under the key; nothing was done now.
    public var replayed = false
    /// True where everything was decided and nothing stored.
    public var dry = false
    /// For `case.why`: whether every condition holds.
    public var allowed: Bool?
}
