import Wording

/// Which days are worked and which are rested in one jurisdiction. Saturdays and Sundays rest unless the year's official
/// arrangement says otherwise; outside the known years only they do.
public struct WorkingCalendar: Sendable {
    /// A stretch of rest, with the days that are worked in exchange for it.
    public struct Festival: Sendable, Hashable {
        /// 国庆节 / National Day.
        public let name: Bilingual
        /// The days of rest, weekends in between included.
        public let rest: ClosedRange<CivilDay>
        /// Saturdays and Sundays worked in exchange (调休上班).
        public let work: [CivilDay]

        /// A festival with its rest days and its make-up working days.
        public init(name: Bilingual, rest: ClosedRange<CivilDay>, work: [CivilDay]) {
            self.name = name
            self.rest = rest
            self.work = work
        }
    }

    /// The arrangement of one year.
    public struct Year: Sendable, Hashable {
        /// The year.
        public let number: Int
        /// The notices by which the arrangement was made; empty where not known.
        public let notices: [String]
        /// Its festivals, in order. They may begin in the last days of the year before.
        public let festivals: [Festival]

        /// The arrangement of one year.
        public init(number: Int, notices: [String], festivals: [Festival]) {
            self.number = number
            self.notices = notices
            self.festivals = festivals
        }
    }

    /// `prc`; the jurisdiction of the rules that are counted by it.
    public let id: String
    /// For example `2026.1`; deadlines remember it.
    public let version: String
    /// What people call it.
    public let name: Bilingual
    /// Where its data come from.
    public let source: String
    /// The known years, ascending and without gaps; empty for a plain weekend calendar.
    public let years: [Year]
    /// The first day of which the calendar knows for sure.
    public let firstKnownDay: CivilDay
    /// The last day of which the calendar knows for sure; what lies beyond is provisional (counting rule C15).
    public let horizon: CivilDay

    private let festivals: [CivilDay: Bilingual]
    private let workDays: [CivilDay: Bilingual]

    /// A calendar of known years (ascending, without gaps), or of weekends only where there are none.
    public init(id: String, version: String, name: Bilingual, source: String, years: [Year]) {
        self.id = id
        self.version = version
        self.name = name
        self.source = source
        self.years = years
        firstKnownDay = years.first.flatMap { CivilDay(year: $0.number, month: 1, day: 1) } ?? .first
        horizon = years.last.flatMap { CivilDay(year: $0.number, month: 12, day: 31) } ?? .last
        var rest: [CivilDay: Bilingual] = [:]
        var work: [CivilDay: Bilingual] = [:]
        for festival in years.flatMap(\.festivals) {
            for number in festival.rest.lowerBound.number...festival.rest.upperBound.number {
                rest[CivilDay(number: number)] = festival.name
            }
            for day in festival.work { work[day] = festival.name }
        }
        festivals = rest
        workDays = work
    }

    /// Whether nobody is expected to work: weekends, festivals and shifted days off (counting rule C4).
    public func isRest(_ day: CivilDay) -> Bool { !isWorking(day) }

    /// Whether the day is worked; make-up Saturdays and Sundays are.
    public func isWorking(_ day: CivilDay) -> Bool {
        if workDays[day] != nil { return true }
        return day.weekday < 6 && festivals[day] == nil
    }

    /// Whether the calendar knows the day's arrangement, rather than guessing by the weekday.
    public func knows(_ day: CivilDay) -> Bool { firstKnownDay <= day && day <= horizon }

    /// The day itself if worked, else the first working day after it.
    public func nextWorkingDay(onOrAfter day: CivilDay) -> CivilDay {
        var day = day
        while isRest(day) { day = day.adding(days: 1) }
        return day
    }

    /// The day itself if worked, else the last working day before it.
    public func previousWorkingDay(onOrBefore day: CivilDay) -> CivilDay {
        var day = day
        while isRest(day) { day = day.adding(days: -1) }
        return day
    }

    /// How many working days lie after `start`, up to `end` and including it.
    public func workingDays(after start: CivilDay, until end: CivilDay) -> Int {
        guard start < end else { return 0 }
        // Whole weeks have five working days each, but for what the years' arrangements say; the rest is looked at.
        let weeks = CivilDay.days(from: start, to: end) / 7
        let rest = start.adding(days: weeks * 7)
        let single = (rest.number..<end.number).count { isWorking(CivilDay(number: $0 + 1)) }
        guard weeks > 0 else { return single }
        let off = festivals.keys.count { start < $0 && $0 <= rest && $0.weekday < 6 && workDays[$0] == nil }
        let made = workDays.keys.count { start < $0 && $0 <= rest && $0.weekday > 5 }
        return weeks * 5 - off + made + single
    }

    /// The festival for which the day is rested; nil on plain weekends and on working days.
    public func festival(on day: CivilDay) -> Bilingual? { isWorking(day) ? nil : festivals[day] }

    /// What kind of day it is: 国庆节 / National Day, 周六 / Saturday, 周日（调休上班）/ Sunday (make-up working day).
    public func describe(_ day: CivilDay) -> Bilingual {
        let name = Self.weekdays[day.weekday - 1]
        if workDays[day] != nil {
            return Bilingual(zh: "\(name.zh)，调休上班", en: "\(name.en), make-up working day")
        }
        return festivals[day] ?? name
    }

    private static let weekdays = [
        Bilingual(zh: "周一", en: "Monday"), Bilingual(zh: "周二", en: "Tuesday"),
        Bilingual(zh: "周三", en: "Wednesday"), Bilingual(zh: "周四", en: "Thursday"),
        Bilingual(zh: "周五", en: "Friday"), Bilingual(zh: "周六", en: "Saturday"),
        Bilingual(zh: "周日", en: "Sunday"),
    ]
}
