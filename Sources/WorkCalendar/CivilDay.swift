/// A day of the civil (Gregorian) calendar, without a clock. Where an instant is meant, the zone is Asia/Shanghai.
public struct CivilDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int

    static let microsecondsPerDay: Int64 = 86_400_000_000
    /// Asia/Shanghai lies eight hours east of UTC all year.
    static let shanghai: Int64 = 8 * 3_600_000_000

    /// The first day that can be written (0001-01-01).
    public static let first = CivilDay(number: -719_162)
    /// The last day that can be written (9999-12-31).
    public static let last = CivilDay(number: 2_932_896)

    /// The day that many days after 1970-01-01.
    public init(number: Int) {
        self.number = number
    }

    /// The day of that date, years 1 to 9999; nil where there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.init(number: Self.number(year: year, month: month, day: day))
    }

    /// Reads `YYYY-MM-DD`, exactly ten characters.
    public init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Later days are greater.
    public static func < (left: CivilDay, right: CivilDay) -> Bool {
        left.number < right.number
    }

    /// The year, month (1 to 12) and day of the month (from 1).
    public var date: (year: Int, month: Int, day: Int) {
        // Years begin in March here, so that the leap day is the last of a year; 400 years are 146,097 days.
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }

    /// The year.
    public var year: Int { date.year }
    /// The month, 1 to 12.
    public var month: Int { date.month }
    /// The day of the month, from 1.
    public var day: Int { date.day }

    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int {
        let rest = (number + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }

    /// `YYYY-MM-DD`.
    public var iso: String {
        let (year, month, day) = date
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The day that many days later (earlier where negative).
    public func adding(days: Int) -> CivilDay {
        CivilDay(number: number + days)
    }

    /// The day of the same number that many months later (earlier where negative), or that month's last day where it
    /// has no such number (counting rule C2, 民法典 202).
    public func adding(months: Int) -> CivilDay {
        let (year, month, day) = date
        let target = year * 12 + (month - 1) + months
        let targetYear = target >= 0 ? target / 12 : (target - 11) / 12
        let targetMonth = target - targetYear * 12 + 1
        let clamped = min(day, Self.length(ofMonth: targetMonth, year: targetYear))
        return CivilDay(number: Self.number(year: targetYear, month: targetMonth, day: clamped))
    }

    /// The day of the same number that many years later; 29 February becomes 28 February where there is none (C2).
    public func adding(years: Int) -> CivilDay {
        adding(months: years * 12)
    }

    /// 00:00 of this day in Asia/Shanghai.
    public var start: Instant {
        Instant(microseconds: Int64(number) * Self.microsecondsPerDay - Self.shanghai)
    }

    /// That time of this day in Asia/Shanghai.
    public func at(hour: Int, minute: Int = 0) -> Instant {
        start.adding(seconds: Int64(hour * 3600 + minute * 60))
    }

    /// The number of days from one day to another (negative where the other is earlier).
    public static func days(from start: CivilDay, to end: CivilDay) -> Int {
        end.number - start.number
    }

    /// The number of days of a month.
    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
