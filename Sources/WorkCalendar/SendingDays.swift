/// The days on which people are written to: those that are worked and that the site has not declared quiet.
///
/// Quiet days count like any other when a term is computed; only what would be sent on them moves.
public struct SendingDays: Sendable {
    /// Which days are worked.
    public let calendar: WorkingCalendar
    /// Days of the site on which nothing is sent.
    public let quiet: Set<CivilDay>

    /// The working days of a calendar, less the quiet ones.
    public init(calendar: WorkingCalendar, quiet: Set<CivilDay> = []) {
        self.calendar = calendar
        self.quiet = quiet
    }

    /// Whether people are written to on that day.
    public func contains(_ day: CivilDay) -> Bool { calendar.isWorking(day) && !quiet.contains(day) }

    /// The day itself, or the first one after it on which people are written to.
    public func next(onOrAfter day: CivilDay) -> CivilDay {
        var day = day
        while !contains(day) { day = day.adding(days: 1) }
        return day
    }

    /// The day itself, or the last one before it on which people are written to.
    public func previous(onOrBefore day: CivilDay) -> CivilDay {
        var day = day
        while !contains(day) { day = day.adding(days: -1) }
        return day
    }
}
