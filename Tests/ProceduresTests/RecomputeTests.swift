import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct RecomputeTests {
    private static let cause = RecomputeCause(reason: "核对无误", source: "国办发明电〔2026〕9号")

    /// The bench's book with a calendar that rests on further days.
    fileprivate func book(resting days: String..., version: String = "test.2") throws -> RuleBook {
        let old = try #require(TestTalks.rules.calendar(for: "prc"))
        let text = Bilingual(zh: "临时放假", en: "one-off holiday")
        let festivals = days.map { day in
            WorkingCalendar.Festival(name: text, rest: TestTalks.day(day)...TestTalks.day(day), work: [])
        }
        let years = old.years.map { year in
            year.number == 2026
                ? WorkingCalendar.Year(number: 2026, notices: [], festivals: year.festivals + festivals) : year
        }
        let next = WorkingCalendar(id: old.id, version: version, name: old.name, source: "test", years: years)
        return TestTalks.rules.replacing(next, generation: 7)
    }

    fileprivate func decided(_ bench: Bench, _ book: RuleBook) -> Decided? {
        CaseDecision(
            DecisionMoment(
                procedure: TestTalks.procedure, rules: book, now: bench.now, actor: "system", roles: ["system"])
        ).recompute(bench.state, because: Self.cause)
    }

    @Test func `a day that moves is told with the old one, both calendars and the notice, and raises the version once`()
        throws
    {
        var bench = try Bench.at("talks")
        #expect(try bench.deadline("talk").due.iso == "2026-09-28")
        let before = bench.state.version
        let decided = try #require(decided(bench, try book(resting: "2026-09-28")))
        bench.take(decided)
        let talk = try bench.deadline("talk")
        #expect(talk.due.iso == "2026-09-29" && talk.nominal.iso == "2026-09-26")
        #expect(talk.calendarVersion == "test.2")
        #expect(bench.state.version == before + 1)
        let payload = try bench.event(.dueRecomputed).event.payload
        #expect(payload["was-on"] == "2026-09-28" && payload["on"] == "2026-09-29")
        #expect(payload["calendar-was"]?.string != nil && payload["calendar-was"] != "test.2")
        #expect(payload["calendar-version"] == "test.2")
        #expect(payload["source"] == "国办发明电〔2026〕9号" && payload["reason"] == "核对无误")
    }

    @Test func `a calendar that moves nothing is no event, and to count again once more neither`() throws {
        var bench = try Bench.at("talks")
        #expect(decided(bench, try book(resting: "2026-09-24")) == nil)
        let next = try book(resting: "2026-09-28")
        bench.take(try #require(decided(bench, next)))
        #expect(decided(bench, next) == nil)
    }

    @Test func `a deadline that is overdue runs again when its day moves to today or later`() throws {
        var bench = try Bench.at("talks")
        bench.now = TestTalks.day("2026-09-29").at(hour: 1)
        try bench.expire(try bench.deadline("talk").id)
        #expect(try bench.deadline("talk").status == .overdue)
        bench.take(try #require(decided(bench, try book(resting: "2026-09-28"))))
        #expect(try bench.deadline("talk").status == .open)
    }

    @Test func `nothing becomes overdue whose day the calendar in force has moved already`() throws {
        var bench = try Bench.at("talks")
        bench.now = TestTalks.day("2026-09-29").at(hour: 1)
        let moment = DecisionMoment(
            procedure: TestTalks.procedure, rules: try book(resting: "2026-09-28"), now: bench.now, actor: "system",
            roles: ["system"])
        #expect(try CaseDecision(moment).expire(bench.state, deadline: try bench.deadline("talk").id) == nil)
        #expect(try bench.expire(try bench.deadline("talk").id))
    }

    @Test func `a suspended deadline is counted again and stays suspended, a waived one is left alone`() throws {
        var bench = try Bench.at("talks")
        bench.now = TestTalks.day("2026-09-14").at(hour: 9)
        try bench.advance("pause")
        bench.take(try #require(decided(bench, try book(resting: "2026-09-28"))))
        #expect(try bench.deadline("talk").status == .suspended)
        #expect(try bench.deadline("talk").due.iso == "2026-09-29")
        try bench.setDue(try bench.deadline("talk").id, waive: true)
        #expect(decided(bench, try book(resting: "2026-09-29", version: "test.3")) == nil)
    }
}

extension RecomputeTests {
    @Test func `a step is reversed after a recount as before it, and its clock goes back by the calendar of today`()
        throws
    {
        var bench = try Bench.at("talks")
        bench.now = TestTalks.day("2026-09-14").at(hour: 9)
        try bench.advance("pause")
        let step = try bench.event(.caseAdvanced)
        let next = try book(resting: "2026-09-28")
        bench.take(try #require(decided(bench, next)))
        let moment = DecisionMoment(
            procedure: TestTalks.procedure, rules: next, now: bench.now, actor: "li.wei",
            roles: ["mediator", "supervisor"])
        bench.take(
            try CaseDecision(moment).correct(bench.state, event: step, reason: "写错了", at: nil, arguments: [:]))
        #expect(try bench.deadline("talk").status == .open)
        #expect(try bench.deadline("talk").due.iso == "2026-09-29")
    }
}
