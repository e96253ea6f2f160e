/// What a calendar's next version says otherwise than the one before.
public struct CalendarDifference: Sendable, Hashable {
    /// Stretches of days that were worked and are rested now, or the other way round; ascending, not touching.
    public let changed: [ClosedRange<CivilDay>]
    /// The last day of which the new version knows for sure.
    public let horizon: CivilDay

    /// Compares two versions of one calendar.
    public init(from old: WorkingCalendar, to new: WorkingCalendar) {
        horizon = new.years.isEmpty ? old.horizon : new.horizon
        // A festival may begin in the last days of the year before the first known one.
        let known = (old.years + new.years).map(\.number)
        guard let first = known.min(), let last = known.max(), let from = CivilDay(year: first, month: 1, day: 1),
            let to = CivilDay(year: last, month: 12, day: 31)
        else {
            changed = []
            return
        }
        var ranges: [ClosedRange<CivilDay>] = []
        for number in from.number - 7...to.number {
            let day = CivilDay(number: number)
            guard old.isWorking(day) != new.isWorking(day) else { continue }
            if let range = ranges.last, range.upperBound.adding(days: 1) == day {
                ranges[ranges.count - 1] = range.lowerBound...day
            } else {
                ranges.append(day...day)
            }
        }
        changed = ranges
    }

    /// The changed days before `day`: a change after the fact, which somebody must mean.
    public func days(before day: CivilDay) -> [CivilDay] {
        changed.flatMap { range in (range.lowerBound.number...range.upperBound.number).map(CivilDay.init(number:)) }
            .filter { $0 < day }
    }
}
