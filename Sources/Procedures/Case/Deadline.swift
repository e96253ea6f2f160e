import WorkCalendar

/// A term that runs, or ran, for one case.
public struct Deadline: Sendable, Hashable {
    /// Where a deadline stands.
    public enum Status: String, Sendable, CaseIterable { case open, overdue, suspended, met, waived, cancelled }

    /// `d1`, `d2` …, never reused.
    public var id: String
    /// The clock's id, the `what` of the wire.
    public var clock: String
    /// The deadline rule; nil where the due day was written by people.
    public var rule: String?
    /// The number of the rule's version that counted it.
    public var ruleVersion: Int?
    /// The version of the calendar by which it was counted.
    public var calendarVersion: String?
    /// The day that started it.
    public var trigger: CivilDay
    /// The last day as counted, before it moves off days of rest.
    public var nominal: CivilDay
    /// The day that counts, to 24:00.
    public var due: CivilDay
    /// The day that people wrote, from which extensions are counted; nil where the rule alone gives the day.
    public var written: CivilDay?
    /// True while the due day lies beyond the calendar's horizon.
    public var provisional: Bool
    /// Lengths added, in the order of their events.
    public var extensions: [TermLength]
    /// Days that do not count, both ends included.
    public var excluded: [ClosedRange<CivilDay>]
    /// The first day of a suspension that still lasts.
    public var suspendedSince: CivilDay?
    /// Where it stands.
    public var status: Status
    /// What its expiry does besides being overdue.
    public var onExpiry: ClockStart.Expiry
    /// The case version of the event that started it; a correction of that event moves the deadline.
    public var startedAt: Int
    /// The case version of the event that last changed it.
    public var changedAt: Int
    /// The action or record type that started it; nil for the opening.
    public var origin: String?
    /// The record that started it, where each record has its own clock.
    public var record: String?

    /// Made of its properties.
    public init(
        id: String, clock: String, rule: String?, ruleVersion: Int?, calendarVersion: String?, trigger: CivilDay,
        nominal: CivilDay, due: CivilDay, provisional: Bool, onExpiry: ClockStart.Expiry, startedAt: Int,
        origin: String? = nil, record: String? = nil, written: CivilDay? = nil
    ) {
        self.id = id
        self.clock = clock
        self.rule = rule
        self.ruleVersion = ruleVersion
        self.calendarVersion = calendarVersion
        self.trigger = trigger
        self.nominal = nominal
        self.due = due
        self.provisional = provisional
        extensions = []
        excluded = []
        suspendedSince = nil
        status = .open
        self.onExpiry = onExpiry
        self.startedAt = startedAt
        changedAt = startedAt
        self.origin = origin
        self.record = record
        self.written = written
    }

    /// True while somebody still has to act: open, suspended or overdue.
    public var isRunning: Bool { status == .open || status == .suspended || status == .overdue }
}
