import WorkCalendar

/// An event as the log holds it, for `case.correct`.
public struct StoredEvent: Sendable, Hashable {
    /// Its place in the log.
    public let seq: Int64
    /// What happened.
    public let event: CaseEvent
    /// The account that acted.
    public let by: String
    /// When it was typed in; `event.at` is when it happened.
    public let recorded: Instant

    /// Made of its properties.
    public init(seq: Int64, event: CaseEvent, by: String, recorded: Instant) {
        self.seq = seq
        self.event = event
        self.by = by
        self.recorded = recorded
    }
}
