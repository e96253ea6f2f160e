import WorkCalendar

/// Something that a whole day stands for, such as the last day of a term.
public struct CalendarEvent: Sendable, Hashable {
    /// Whether the day is certain.
    public enum Status: String, Sendable, Hashable {
        case confirmed = "CONFIRMED"
        case tentative = "TENTATIVE"
    }

    /// Of the thing itself, the same in every file that tells of it, so that a program changes its entry instead of adding one.
    public var uid: String
    /// When what is told changed last.
    public var changed: Instant
    /// Raised with every change, never lowered.
    public var sequence: Int
    /// The day.
    public var day: CivilDay
    /// One line that says what it is.
    public var summary: String
    /// What else there is to say; may have several lines, may be empty.
    public var detail: String
    /// Whether the day is certain.
    public var status: Status
    /// Whether it wants attention before everything else.
    public var isUrgent: Bool
    /// The moments at which the program shall speak up.
    public var alarms: [Instant]

    /// An event; see the properties.
    public init(
        uid: String, changed: Instant, sequence: Int, day: CivilDay, summary: String, detail: String = "",
        status: Status = .confirmed, isUrgent: Bool = false, alarms: [Instant] = []
    ) {
        self.uid = uid
        self.changed = changed
        self.sequence = sequence
        self.day = day
        self.summary = summary
        self.detail = detail
        self.status = status
        self.isUrgent = isUrgent
        self.alarms = alarms
    }

    func write(to lines: inout ContentLines) {
        lines.add("BEGIN", "VEVENT")
        lines.add("UID", text: uid)
        // In a file without METHOD both say when the data changed (RFC 5545, 3.8.7.2).
        lines.add("DTSTAMP", Self.moment(changed))
        lines.add("LAST-MODIFIED", Self.moment(changed))
        lines.add("SEQUENCE", String(sequence))
        lines.add("DTSTART;VALUE=DATE", Self.date(day))
        lines.add("DTEND;VALUE=DATE", Self.date(day.adding(days: 1)))
        lines.add("SUMMARY", text: summary)
        if !detail.isEmpty { lines.add("DESCRIPTION", text: detail) }
        lines.add("STATUS", status.rawValue)
        // The day stays free for meetings.
        lines.add("TRANSP", "TRANSPARENT")
        if isUrgent { lines.add("PRIORITY", "1") }
        for alarm in alarms {
            lines.add("BEGIN", "VALARM")
            lines.add("ACTION", "DISPLAY")
            lines.add("DESCRIPTION", text: summary)
            lines.add("TRIGGER;VALUE=DATE-TIME", Self.moment(alarm))
            lines.add("END", "VALARM")
        }
        lines.add("END", "VEVENT")
    }

    /// `20260320`.
    static func date(_ day: CivilDay) -> String { String(day.iso.filter { $0 != "-" }) }

    /// `20260320T010000Z`.
    static func moment(_ instant: Instant) -> String { String(instant.iso.filter { $0 != "-" && $0 != ":" }) }
}
