/// Counts a period day by day as the law does: from its first day, in one direction, length after length.
///
/// Lengths in natural days, months and years that follow one another form one stretch: it is measured without regard to
/// rest and exclusion and then lengthened by its excluded days (C10). Working days are counted one by one, and an
/// excluded working day is not counted. Consecutive months and years are added up before the day of the month is
/// looked for (31 January + 1 month + 1 month is 31 March), so that C9's "N + M" is one length.
struct PeriodCounter {
    let calendar: WorkingCalendar
    let excluded: ExcludedDays
    /// 1 forward, -1 back.
    let step: Int

    /// Where the period ends.
    struct End {
        var day: CivilDay
        /// Whether the last length was counted in working days, so that the end is one.
        var onWorkingDay = false
        /// Whether a day was looked up of which the calendar does not know.
        var beyondCalendar = false
    }

    /// The last day of `lengths` from `trigger`, which is day one where `inclusive` and otherwise not counted; nil where it
    /// leaves the years 1 to 9999.
    func end(of lengths: [TermLength], from trigger: CivilDay, inclusive: Bool) -> End? {
        var end = End(day: inclusive ? trigger.adding(days: -step) : trigger)
        var inclusive = inclusive
        for stretch in Self.stretches(lengths) {
            if stretch[0].unit == .workingDays {
                guard countWorkingDays(stretch.reduce(0) { $0 + $1.count }, &end) else { return nil }
            } else {
                let before = end.day
                for length in Self.summed(stretch) {
                    end.day = advance(end.day, by: length, inclusive: inclusive)
                    inclusive = false
                }
                end.day = excluded.lengthened(first: before.adding(days: step), last: end.day, step: step)
                end.onWorkingDay = false
            }
            inclusive = false
            guard CivilDay.first <= end.day, end.day <= .last else { return nil }
        }
        return end
    }

    private func countWorkingDays(_ count: Int, _ end: inout End) -> Bool {
        var left = count
        while left > 0 {
            end.day = end.day.adding(days: step)
            guard CivilDay.first <= end.day, end.day <= .last else { return false }
            if !calendar.knows(end.day) { end.beyondCalendar = true }
            if calendar.isWorking(end.day), !excluded.contains(end.day) { left -= 1 }
        }
        end.onWorkingDay = true
        return true
    }

    /// One calendar length further. A length that begins *with* its first day ends the day before the same number, or
    /// on the month's last day where that month has no such number (C17).
    private func advance(_ day: CivilDay, by length: TermLength, inclusive: Bool) -> CivilDay {
        let months: Int
        switch length.unit {
        case .naturalDays, .workingDays: return day.adding(days: step * length.count)
        case .months: months = step * length.count
        case .years: months = step * length.count * 12
        }
        guard inclusive else { return day.adding(months: months) }
        let first = day.adding(days: step)
        let same = first.adding(months: months)
        return same.day == first.day ? same.adding(days: -step) : same
    }

    /// Working days apart from everything else.
    private static func stretches(_ lengths: [TermLength]) -> [[TermLength]] {
        lengths.reduce(into: []) { stretches, length in
            if let last = stretches.last?.first, (last.unit == .workingDays) == (length.unit == .workingDays) {
                stretches[stretches.count - 1].append(length)
            } else {
                stretches.append([length])
            }
        }
    }

    /// Neighbours of one kind added up; years are twelve months.
    private static func summed(_ stretch: [TermLength]) -> [TermLength] {
        stretch.reduce(into: []) { sums, length in
            let months = length.unit == .years ? length.count * 12 : length.count
            let unit = length.unit == .naturalDays ? TermLength.Unit.naturalDays : .months
            if let last = sums.last, last.unit == unit,
                let sum = TermLength(count: last.count + months, unit: unit)
            {
                sums[sums.count - 1] = sum
            } else if let same = TermLength(count: months, unit: unit) {
                sums.append(same)
            }
        }
    }
}
