/// A calendar as RFC 5545 text, which every calendar program reads: all-day events, in the order given.
public struct CalendarFile: Sendable, Hashable {
    /// What the program shows above the events.
    public var name: String
    /// Which program made it, and in which language: `-//Parley//parleyd//ZH`.
    public var product: String
    /// The events.
    public var events: [CalendarEvent]

    /// A calendar; see the properties.
    public init(name: String, product: String, events: [CalendarEvent]) {
        self.name = name
        self.product = product
        self.events = events
    }

    /// The file: content lines of at most 75 octets, each ended by CR LF.
    public var text: String {
        var lines = ContentLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", text: product)
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("X-WR-CALNAME", text: name)
        for event in events { event.write(to: &lines) }
        lines.add("END", "VCALENDAR")
        return lines.text
    }
}
