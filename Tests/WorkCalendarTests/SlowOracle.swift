import WorkCalendar

/// The counting rules once more, by walking day by day over a list of all days and looking at nothing but each day's own
/// date and the fixture of both source packages. Slow, and written without the code it judges.
struct SlowOracle {
    struct Day {
        let year: Int
        let month: Int
        let day: Int
        let worked: Bool
    }

    struct Term {
        var lengths: [(count: Int, unit: String)]
        var back = false
        var roll = true
        var inclusive = false
        var nextDay = false
    }

    static let firstYear = 2000
    static let firstKnown = 2015
    private(set) var days: [Day] = []

    init(_ fixture: [(year: Int, worked: [Bool])]) {
        var weekday = 6  // 1 January 2000 was a Saturday.
        for year in Self.firstYear...2045 {
            let known = fixture.first { $0.year == year }?.worked
            var dayOfYear = 0
            for month in 1...12 {
                for day in 1...Self.length(month, year) {
                    days.append(Day(year: year, month: month, day: day, worked: known?[dayOfYear] ?? (weekday < 6)))
                    dayOfYear += 1
                    weekday = weekday % 7 + 1
                }
            }
        }
    }

    static func length(_ month: Int, _ year: Int) -> Int {
        if month == 2 { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// The nominal and the due day, as places in `days`.
    func due(_ term: Term, from trigger: Int, excluded: Set<Int>) -> (nominal: Int, due: Int) {
        let step = term.back ? -1 : 1
        var position = term.inclusive ? trigger - step : trigger
        var isFirst = true
        var lastWasWorkingDays = false
        var rest = term.lengths[...]
        while let unit = rest.first?.unit {
            let isWorkingDays = unit == "wd"
            let group = rest.prefix { ($0.unit == "wd") == isWorkingDays }
            rest = rest.dropFirst(group.count)
            if isWorkingDays {
                var left = group.map(\.count).reduce(0, +)
                while left > 0 {
                    position += step
                    if days[position].worked && !excluded.contains(position) { left -= 1 }
                }
            } else {
                position = calendarEnd(
                    Array(group), from: position, step, beginsWith: isFirst && term.inclusive, excluded)
            }
            lastWasWorkingDays = isWorkingDays
            isFirst = false
        }
        let nominal = position
        if term.roll && !lastWasWorkingDays {
            while !days[position].worked { position += 1 }
        }
        return (nominal, term.nextDay ? position + 1 : position)
    }

    private func calendarEnd(
        _ group: [(count: Int, unit: String)], from start: Int, _ step: Int, beginsWith: Bool, _ excluded: Set<Int>
    ) -> Int {
        var base = start
        var months = 0
        var beginsWith = beginsWith
        for (count, unit) in group + [(0, "d")] {
            if unit != "d" {
                months += unit == "y" ? 12 * count : count
                continue
            }
            if months > 0 { base = monthsOn(base, months, step, beginsWith: beginsWith) }
            if months > 0 || count > 0 { beginsWith = false }
            months = 0
            for _ in 0..<count { base += step }
        }
        // Lengthen until nothing changes any more.
        var end = base
        while true {
            var inside = 0
            var position = start
            while position != end {
                position += step
                if excluded.contains(position) { inside += 1 }
            }
            let longer = base + step * inside
            if longer == end { return end }
            end = longer
        }
    }

    /// Walks until the month has changed that often, then to the day of the same number or the month's last one.
    private func monthsOn(_ start: Int, _ months: Int, _ step: Int, beginsWith: Bool) -> Int {
        let origin = beginsWith ? start + step : start
        let number = days[origin].day
        var position = origin
        var left = months
        while left > 0 {
            let month = days[position].month
            position += step
            if days[position].month != month { left -= 1 }
        }
        // Now on the first day (going back: the last day) of the month wanted.
        while days[position].day > 1 { position -= 1 }
        let length = Self.length(days[position].month, days[position].year)
        let wanted = position + min(number, length) - 1
        return beginsWith && number <= length ? wanted - step : wanted
    }
}

/// A small generator with a seed (SplitMix64), so that a failure can be had again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
