import Testing
import Wording
import WorkCalendar

@Suite struct WorkingCalendarTests {
    @Test func `the calendar agrees with both source packages on every one of the 4,383 days from 2015 to 2026`() throws
    {
        let calendar = try Fixtures.prc()
        var compared = 0
        for (year, worked) in try Fixtures.workingDays() {
            let first = try #require(CivilDay(year: year, month: 1, day: 1))
            for (index, isWorked) in worked.enumerated() {
                let day = first.adding(days: index)
                #expect(day.year == year)
                if calendar.isWorking(day) != isWorked { Issue.record("\(day.iso) should be \(isWorked)") }
                #expect(calendar.isRest(day) != calendar.isWorking(day))
                compared += 1
            }
        }
        #expect(compared == 4383)
    }

    @Test func `the calendar knows 2015 to 2026, each by its notice`() throws {
        let calendar = try Fixtures.prc()
        #expect(calendar.years.map(\.number) == Array(2015...2026))
        #expect(calendar.years.allSatisfy { !$0.notices.isEmpty })
        #expect(calendar.firstKnownDay.iso == "2015-01-01")
        #expect(calendar.horizon.iso == "2026-12-31")
    }

    @Test(
        "a day is described by its festival, its weekday or its make-up work",
        arguments: [
            ("2026-10-01", "国庆节", "National Day"), ("2026-10-03", "国庆节", "National Day"),
            ("2026-10-10", "周六，调休上班", "Saturday, make-up working day"), ("2026-11-21", "周六", "Saturday"),
            ("2026-11-23", "周一", "Monday"), ("2020-02-02", "春节", "Spring Festival"), ("2027-01-01", "周五", "Friday"),
        ])
    func describes(_ day: String, _ zh: String, _ en: String) throws {
        let text = try Fixtures.prc().describe(Fixtures.day(day))
        #expect(text.zh == zh)
        #expect(text.en == en)
    }

    @Test func `working days are found and counted in both directions`() throws {
        let calendar = try Fixtures.prc()
        #expect(calendar.nextWorkingDay(onOrAfter: try Fixtures.day("2026-10-01")).iso == "2026-10-08")
        #expect(calendar.nextWorkingDay(onOrAfter: try Fixtures.day("2026-10-10")).iso == "2026-10-10")
        #expect(calendar.previousWorkingDay(onOrBefore: try Fixtures.day("2026-10-07")).iso == "2026-09-30")
        let (start, end) = (try Fixtures.day("2026-09-30"), try Fixtures.day("2026-10-12"))
        #expect(calendar.workingDays(after: start, until: end) == 4)
        #expect(calendar.workingDays(after: end, until: start) == 0)
        #expect(calendar.workingDays(after: end, until: end) == 0)
        for length in [1, 6, 7, 8, 30, 365, 5000] {
            let end = start.adding(days: length)
            let counted = (1...length).count { calendar.isWorking(start.adding(days: $0)) }
            #expect(calendar.workingDays(after: start, until: end) == counted)
        }
    }

    @Test func `outside the known years only Saturdays and Sundays rest`() throws {
        let calendar = try Fixtures.prc()
        for iso in ["2014-10-01", "2027-10-01"] {
            let day = try Fixtures.day(iso)
            #expect(calendar.isWorking(day) == (day.weekday < 6))
            #expect(!calendar.knows(day))
        }
    }
}
