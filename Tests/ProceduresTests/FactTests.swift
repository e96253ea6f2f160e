import Procedures
import Testing
import WorkCalendar

struct FactTests {
    /// What stands after an event, as `measure day value who`.
    private func facts(_ bench: Bench, upTo seq: Int64 = .max - 1) -> [String] {
        var facts = CaseFacts()
        for event in bench.log { facts.take(event.event, seq: event.seq, procedure: TestTalks.procedure) }
        return facts.facts.filter { $0.made <= seq && ($0.ended ?? .max) > seq }
            .map { "\($0.fact.measure) \($0.fact.day.iso) \($0.fact.value) \($0.fact.who ?? "-")" }.sorted()
    }

    @Test func `facts are dated by the world, and follow corrections`() throws {
        var bench = Bench()
        try bench.open(
            ["received-on": ["2026-09-11"], "channel": ["ordinary"], "headcount": ["120"]], at: "2026-09-08")
        try bench.party("applicant", "某甲")
        try bench.party("worker", "甲")
        try bench.party("worker", "乙")
        try bench.advance("invite", ["sent-on": ["today"]], at: "2026-09-09")
        try bench.advance("answer", ["answered-on": ["today"]], at: "2026-09-11")
        let opened = ["test-talks.heads 2026-09-08 120 -", "test-talks.opened 2026-09-08 1 -"]
        let people = ["乙", "甲"].map { "test-talks.people 2026-09-11 1 \($0)" }
        let talks = ["test-talks.talks 2026-09-11 1 -", "test-talks.waited 2026-09-11 2 -"]
        #expect(facts(bench) == (opened + people + talks).sorted())

        try bench.record("vote", ["total": ["100"], "present": ["80"], "in-favour": ["60"]], at: "2026-09-10")
        #expect(facts(bench).contains("test-talks.votes 2026-09-10 80 -"))
        try bench.change(record: "r1", ["present": ["70"]])
        #expect(facts(bench).contains("test-talks.votes 2026-09-10 70 -"))
        try bench.correct(try bench.event(.caseAdvanced), at: "2026-09-10")
        #expect(facts(bench).contains("test-talks.waited 2026-09-10 1 -"))
        try bench.correct(try bench.event(.caseAdvanced))
        try bench.correct(try bench.event(.caseOpened), ["headcount": ["12"], "channel": ["summary"]])
        #expect(facts(bench) == ["test-talks.heads 2026-09-08 12 -", "test-talks.votes 2026-09-10 70 -"])
    }

    @Test func `what is told of a past moment equals the events up to it`() throws {
        var bench = try Bench.at("talks")
        try bench.set(["outcome": ["signed"]])
        try bench.correct(try bench.event(.caseAdvanced))
        try bench.advance("answer", ["answered-on": ["today"]])
        try bench.record("vote", ["total": ["100"], "present": ["80"], "in-favour": ["60"]])
        try bench.correct(try bench.event(.caseRecorded))
        for past in bench.log {
            var then = CaseFacts()
            for event in bench.log where event.seq <= past.seq {
                then.take(event.event, seq: event.seq, procedure: TestTalks.procedure)
            }
            let told = then.facts.filter { $0.ended == nil }
                .map { "\($0.fact.measure) \($0.fact.day.iso) \($0.fact.value) \($0.fact.who ?? "-")" }.sorted()
            #expect(facts(bench, upTo: past.seq) == told, "after event \(past.seq)")
        }
    }
}
