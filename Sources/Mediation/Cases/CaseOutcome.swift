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
    public var replayed = false
    public var dry = false
    /// For `case.why`: whether every condition holds.
    public var allowed: Bool?
}
