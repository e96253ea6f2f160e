import Testing
import WorkCalendar

@testable import AdminServer

@Suite struct DuePeriodTests {
    @Test(arguments: [
        ("today", "2026-03-01", "2026-03-01", "2026-03-01"), ("week", "2026-03-01", "2026-02-23", "2026-03-01"),
        ("week", "2026-03-02", "2026-03-02", "2026-03-08"), ("month", "2026-02-28", "2026-02-01", "2026-02-28"),
        ("month", "2026-12-31", "2026-12-01", "2026-12-31"),
    ])
    func `a period is the civil day, its week from Monday to Sunday, or its month`(
        _ name: String, _ today: String, _ first: String, _ last: String
    ) throws {
        let days = try #require(DuePeriod(rawValue: name)).days(around: try #require(CivilDay(iso: today)))
        #expect([days.lowerBound.iso, days.upperBound.iso] == [first, last])
    }
}
