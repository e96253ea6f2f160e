import Testing
import WorkCalendar

@Suite struct CivilDayTests {
    @Test func `every day from year 1 to 9999 follows the one before, in number, date and weekday`() {
        var (year, month, day, weekday) = (1, 1, 1, 1)
        var wrong = 0
        for number in CivilDay.first.number...CivilDay.last.number {
            let civil = CivilDay(number: number)
            if civil.date != (year, month, day) || civil.weekday != weekday { wrong += 1 }
            let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
            day += 1
            weekday = weekday % 7 + 1
            if day > length { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(wrong == 0)
        #expect(CivilDay.last.iso == "9999-12-31")
        #expect(CivilDay.first.iso == "0001-01-01")
    }

    @Test(
        "text that is no day is refused",
        arguments: [
            "", "2026-2-03", "2026-02-30", "2023-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
            "2026/01/01", "2026-01-01 ", "+026-01-01", "２０２６-01-01", "2026-01-1a", "20260101", "2026-01-011",
        ])
    func refusesOtherText(_ text: String) {
        #expect(CivilDay(iso: text) == nil)
    }

    @Test(
        "months and years end on the day of the same number, or on the month's last day (C2)",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-30", 1, "2026-02-28"),
            ("2025-12-30", 2, "2026-02-28"), ("2023-12-30", 2, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
            ("2023-02-28", 12, "2024-02-28"), ("2026-03-31", -1, "2026-02-28"), ("2026-05-31", -3, "2026-02-28"),
            ("2026-01-15", -1, "2025-12-15"), ("2026-11-30", 3, "2027-02-28"), ("2026-08-31", 6, "2027-02-28"),
            ("2026-01-31", 0, "2026-01-31"), ("2026-12-31", 1, "2027-01-31"), ("2026-06-15", -18, "2024-12-15"),
        ])
    func clampsMonths(_ from: String, _ months: Int, _ to: String) throws {
        #expect(try Fixtures.day(from).adding(months: months).iso == to)
    }

    @Test(
        "an instant belongs to the civil day in Shanghai, which begins at 16:00Z",
        arguments: [
            ("2026-09-10T15:59:59Z", "2026-09-10"), ("2026-09-10T15:59:59.999999Z", "2026-09-10"),
            ("2026-09-10T16:00:00Z", "2026-09-11"), ("2026-09-11T00:00:00+08:00", "2026-09-11"),
            ("2026-09-10T23:59:59+08:00", "2026-09-10"), ("2026-09-10T08:00:00-08:00", "2026-09-11"),
            ("2026-12-31T16:00:00Z", "2027-01-01"), ("1969-12-31T15:59:59Z", "1969-12-31"),
            ("1969-12-31T16:00:00Z", "1970-01-01"), ("1900-01-01T00:00:00Z", "1900-01-01"),
        ])
    func dayInShanghai(_ instant: String, _ day: String) throws {
        #expect(try #require(Instant(iso: instant)).day.iso == day)
    }

    @Test func `the ends of the scale of instants belong to days and do not overflow`() {
        #expect(Instant(microseconds: .max).day.year > 290_000)
        #expect(Instant(microseconds: .min).day.year < -280_000)
        #expect(Instant(microseconds: .max).adding(seconds: .max) == Instant(microseconds: .max))
        #expect(Instant(microseconds: 0).adding(seconds: .min) == Instant(microseconds: .min))
    }

    @Test(
        "RFC 3339 is read and written back in UTC",
        arguments: [
            ("2026-11-22T02:03:04Z", "2026-11-22T02:03:04.000000Z"),
            ("2026-11-22T02:03:04.5Z", "2026-11-22T02:03:04.500000Z"),
            ("2026-11-22t10:03:04.123456789+08:00", "2026-11-22T02:03:04.123456Z"),
            ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z"),
        ])
    func readsInstants(_ text: String, _ utc: String) throws {
        let instant = try #require(Instant(iso: text))
        #expect(instant.isoPrecise == utc)
        #expect(instant.iso == "\(utc.prefix(19))Z")
        #expect(Instant(iso: instant.isoPrecise) == instant)
    }

    @Test(
        "text that is no instant is refused",
        arguments: [
            "", "2026-11-22", "2026-11-22T02:03Z", "2026-11-22 02:03:04Z", "2026-11-22T24:00:00Z",
            "2026-11-22T02:60:04Z",
            "2026-11-22T02:03:60Z", "2026-11-22T02:03:04", "2026-11-22T02:03:04.Z", "2026-11-22T02:03:04+0800",
            "2026-11-22T02:03:04+24:00", "2026-02-30T02:03:04Z", "2026-11-22T02:03:04Zx", "2026-11-22T+2:03:04Z",
        ])
    func refusesOtherInstants(_ text: String) {
        #expect(Instant(iso: text) == nil)
    }

    @Test(
        "days and moments may be written by today and now",
        arguments: [
            ("today", "2026-11-23"), ("today+7d", "2026-11-30"), ("today-3d", "2026-11-20"), ("today+1m", "2026-12-23"),
            ("today-1y", "2025-11-23"), ("now", "2026-11-23"), ("2026-01-02", "2026-01-02"),
            ("2026-01-01T16:00:00Z", "2026-01-02"),
        ])
    func readsDayExpressions(_ text: String, _ day: String) throws {
        let now = try #require(Instant(iso: "2026-11-22T16:30:00Z"))
        #expect(DayExpression.day(text, now: now)?.iso == day)
        if text.hasPrefix("today") || text.count == 10 {
            #expect(DayExpression.instant(text, now: now) == DayExpression.day(text, now: now)?.start)
        }
    }

    @Test(
        "other expressions of days are refused",
        arguments: [
            "today+", "today+7", "today+7wd", "today7d", "today+-7d", "tomorrow", "Today", "today+99999999d", "now+1d",
        ])
    func refusesOtherDayExpressions(_ text: String) throws {
        let now = try #require(Instant(iso: "2026-11-22T16:30:00Z"))
        #expect(DayExpression.day(text, now: now) == nil)
        #expect(DayExpression.instant(text, now: now) == nil)
    }

    @Test func `spans include both days and may not run backwards`() throws {
        let now = Instant(microseconds: 0)
        let span = try #require(DayExpression.span("2026-01-01..2026-01-02", now: now))
        #expect(span.upperBound.number - span.lowerBound.number == 1)
        for text in ["2026-01-02..2026-01-01", "2026-01-01", "2026-01-01...2026-01-02", "..", "2026-01-01.."] {
            #expect(DayExpression.span(text, now: now) == nil)
        }
    }

    @Test(
        "lengths outside one unit to a century are refused",
        arguments: [
            "0d", "d", "15", "-1d", "+1d", "1.5d", "15D", "15 d", "1w", "101y", "1201m", "25001wd", "99999999999d",
            "15dd",
        ])
    func refusesOtherLengths(_ text: String) {
        #expect(TermLength(text) == nil)
    }

    @Test(arguments: ["1d", "15d", "5wd", "3m", "100y"])
    func `lengths are written as they are read`(_ text: String) throws {
        #expect(try #require(TermLength(text)).text == text)
    }
}
