/// Neighbouring events of the log with the line that tells of each, made once for all who watch.
public final class EventPage: Sendable {
    /// The events, oldest first, without a gap between their numbers; never empty.
    public let events: [LoggedEvent]
    /// The lines of all events, one after another.
    public let lines: [UInt8]
    /// Where the line of each event ends.
    private let ends: [Int]

    /// The page of these events; nil where there are none.
    init?(_ events: [LoggedEvent], line: (LoggedEvent) -> [UInt8]) {
        guard !events.isEmpty else { return nil }
        self.events = events
        var lines: [UInt8] = []
        var ends: [Int] = []
        for event in events {
            lines += line(event)
            ends.append(lines.count)
        }
        self.lines = lines
        self.ends = ends
    }

    /// The number of its first event.
    public var first: Int64 { events[0].seq }
    /// The number of its last event.
    public var last: Int64 { events[events.count - 1].seq }

    /// The place of the first event after `seq`, which is the number of events where none is.
    public func place(after seq: Int64) -> Int { min(max(0, Int(seq + 1 - first)), events.count) }

    /// The line of the event at a place.
    public func line(_ place: Int) -> ArraySlice<UInt8> { lines[(place == 0 ? 0 : ends[place - 1])..<ends[place]] }
}
