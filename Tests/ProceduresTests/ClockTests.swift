import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct ClockTests {
    func consent(_ bench: inout Bench) throws {
        for side in ["worker", "platform"] {
            try bench.record("consent", ["side": [side], "answer": ["yes"], "about": ["extension"]])
        }
    }

    @Test func `agreed extensions are added before rolling, and roll once`() throws {
        var bench = try Bench.at("talks")
        try consent(&bench)
        try bench.advance("extend", ["longer": ["5d"]])
        let talk = try bench.deadline("talk")
        // 26 September (nominal) + 5 = 1 October, a festival until the 7th; not 28 September + 5.
        #expect(talk.nominal.iso == "2026-10-01")
        #expect(talk.due.iso == "2026-10-08")
        #expect(talk.extensions.map(\.text) == ["5d"])
        #expect(try bench.event(.dueExtended).event.payload["was-on"] == "2026-09-28")
    }

    @Test func `each extension needs a new consent, and all together keep the cap`() throws {
        var bench = try Bench.at("talks")
        try consent(&bench)
        try bench.advance("extend", ["longer": ["5d"]])
        #expect(try rejection { try bench.advance("extend", ["longer": ["5d"]]) }.conditions == ["both-consent"])
        try consent(&bench)
        let refused = try rejection { try bench.advance("extend", ["longer": ["11d"]]) }
        #expect(refused.conditions == ["extension-cap"])
        #expect(refused.unmet.first?.basis?.zh == "测试法第一条")
        #expect(refused.unmet.first?.text.zh.contains("15日") == true)
        try bench.advance("extend", ["longer": ["10d"]])
        #expect(try bench.deadline("talk").nominal.iso == "2026-10-11")
    }

    @Test(
        "an extension may name its last day, within the cap",
        arguments: [("2026-09-29", true), ("2026-10-12", true), ("2026-10-13", false), ("2026-09-28", false)])
    func until(_ day: String, _ lawful: Bool) throws {
        var bench = try Bench.at("talks")
        if lawful {
            try bench.advance("prolong", ["until": [day]])
            #expect(try bench.deadline("talk").nominal.iso == day)
        } else {
            let refused = try rejection { try bench.advance("prolong", ["until": [day]]) }
            #expect(refused.key == "until" || refused.conditions == ["extension-cap"])
        }
    }

    @Test func `an extension without a running clock is blocked`() throws {
        var bench = try Bench.at("talks", channel: "old")
        let refused = try rejection { try bench.advance("prolong", ["until": ["today+9d"]]) }
        #expect(refused.conditions == ["clock-running"])
    }

    @Test(
        "a suspension lengthens the term by the days it lasted",
        arguments: [
            ("2026-09-14", "2026-09-14", "2026-09-26"), ("2026-09-14", "2026-09-17", "2026-09-29"),
            ("2026-09-11", "2026-09-14", "2026-09-28"), ("2026-09-25", "2026-10-20", "2026-10-21"),
        ])
    func suspension(_ from: String, _ to: String, _ nominal: String) throws {
        var bench = try Bench.at("talks")
        bench.now = TestTalks.day(from).at(hour: 9)
        try bench.advance("pause")
        #expect(try bench.deadline("talk").status == .suspended)
        #expect(try bench.event(.dueSuspended).event.payload["suspended-since"] == .string(from))
        bench.now = TestTalks.day(to).at(hour: 9)
        try bench.advance("resume")
        let talk = try bench.deadline("talk")
        #expect(talk.status == .open)
        #expect(talk.nominal.iso == nominal)
    }

    @Test func `a suspended clock does not become overdue`() throws {
        var bench = try Bench.at("talks")
        try bench.advance("pause")
        bench.now = TestTalks.day("2026-12-01").at(hour: 9)
        #expect(try !bench.expire(try bench.deadline("talk").id))
    }

    @Test func `a pause that happened before the due day reaches a clock marked overdue since`() throws {
        var bench = try Bench.at("talks")
        bench.now = TestTalks.day("2026-09-29").at(hour: 0)
        try bench.expire(try bench.deadline("talk").id)
        try bench.advance("pause", at: "2026-09-28")
        #expect(try bench.deadline("talk").status == .suspended)
    }

    @Test func `overdue begins on the day after the due day, once`() throws {
        var bench = try Bench.at("talks")
        let id = try bench.deadline("talk").id
        bench.now = TestTalks.day("2026-09-28").at(hour: 23, minute: 59)
        #expect(try !bench.expire(id))
        bench.now = TestTalks.day("2026-09-29").start
        let version = bench.state.version
        #expect(try bench.expire(id))
        #expect(bench.last.map(\.type) == [.dueOverdue])
        #expect(bench.state.version == version)
        #expect(try bench.deadline("talk").status == .overdue)
        #expect(try !bench.expire(id))
    }

    @Test func `an expiry takes its system action where the conditions hold`() throws {
        var bench = try Bench.at("invited")
        bench.now = TestTalks.day("2026-10-09").at(hour: 3)
        let version = bench.state.version
        try bench.expire("d1")
        #expect(bench.last.map(\.type) == [.dueOverdue, .caseAdvanced, .dueCancelled])
        #expect(bench.last.map(\.raisesVersion) == [false, true, false])
        #expect(bench.last.map(\.version) == [version, version + 1, version + 1])
        #expect(bench.state.state == "lapsed")
        #expect(bench.state.lastAdvanceAt == TestTalks.day("2026-10-09").start)
        #expect(try !bench.expire("d1"))
        guard case .notFound = try rejection({ try bench.expire("d9") }) else {
            Issue.record("an unknown deadline is not found")
            return
        }
    }

    @Test func `a clock that begins anew replaces the one that runs`() throws {
        var bench = try Bench.at("invited")
        try bench.advance("answer")
        try bench.correct(try bench.event(.caseAdvanced))
        try bench.advance("answer")
        #expect(bench.state.deadlines.filter { $0.clock == "talk" && $0.isRunning }.count == 1)
    }

    @Test func `each record has its own clock, moved, met and run on by what the record says`() throws {
        var bench = try Bench.at("talks")
        try bench.record("promise", ["text": ["甲"], "due-by": ["today+10d"]])
        try bench.record("promise", ["text": ["乙"], "due-by": ["today+20d"]])
        try bench.record("promise", ["text": ["丙"]])
        func promises() -> [Deadline] { bench.state.deadlines.filter { $0.clock == "promise" } }
        #expect(promises().map(\.record) == ["r1", "r2"])
        #expect(promises().map(\.due.iso) == ["2026-09-21", "2026-10-01"], "a written day does not roll")
        try bench.change(record: "r1", ["due-by": ["2026-09-30"]])
        #expect(promises()[0].due.iso == "2026-09-30")
        #expect(bench.last.map(\.type) == [.caseRecorded, .dueRecomputed])
        try bench.change(record: "r2", ["status": ["done"]])
        #expect(promises().map(\.status) == [.open, .met])
        try bench.change(record: "r2", ["status": ["open"]])
        #expect(promises().map(\.status) == [.open, .open])
        try bench.change(record: "r3", ["due-by": ["today+1d"]])
        #expect(promises().map(\.record) == ["r1", "r2", "r3"])
    }

    @Test func `an action may end the clocks of all records`() throws {
        var bench = try Bench.at("talks")
        for text in ["甲", "乙"] { try bench.record("promise", ["text": [text], "due-by": ["today+10d"]]) }
        try bench.advance("settle")
        #expect(bench.state.deadlines.filter { $0.clock == "promise" }.map(\.status) == [.met, .met])
        #expect(try bench.deadline("talk").isRunning)
    }

    @Test func `a field that a clock rests on moves the clock`() throws {
        var bench = try Bench.at("invited")
        try bench.set(["received-on": ["2026-09-01"]])
        #expect(try bench.deadline("reply").due.iso == "2026-09-21")
        try bench.advance("answer", ["answered-on": ["today"]])
        try bench.set(["channel": ["summary"]])
        #expect(try bench.deadline("talk").rule == "talk-7d")
        #expect(try bench.deadline("talk").due.iso == "2026-09-18")
    }

    // MARK: due.set

    @Test func `a supervisor waives, extends or moves one deadline, and the event says why`() throws {
        var bench = try Bench.at("talks")
        try bench.setDue(what: "talk", extend: "15d")
        #expect(try bench.deadline("talk").nominal.iso == "2026-10-11")
        #expect(bench.last.map(\.raisesVersion) == [true])
        #expect(bench.last.first?.payload["reason"] == "主管决定")
        try bench.setDue(what: "talk", on: "2026-09-20")
        #expect(try bench.deadline("talk").due.iso == "2026-09-20")
        try bench.setDue(what: "talk", extend: "2026-09-23")
        #expect(try bench.deadline("talk").due.iso == "2026-09-23")
        try bench.setDue("d2", waive: true)
        #expect(try bench.deadline("talk").status == .waived)
        #expect(try rejection { try bench.setDue("d2", waive: true) }.conditions == ["clock-running"])
    }

    @Test(
        "the rule's cap binds the supervisor too, by whatever steps",
        arguments: [(nil as String?, "16d"), (nil, "1m"), (nil, "2026-10-13"), ("2026-10-12", "1d")])
    func cap(_ on: String?, _ extend: String) throws {
        var bench = try Bench.at("talks")
        if let on { try bench.setDue(what: "talk", on: on) }
        #expect(try rejection { try bench.setDue(what: "talk", extend: extend) }.conditions == ["extension-cap"])
        #expect(try rejection { try bench.setDue(what: "talk", on: "2026-10-13") }.conditions == ["extension-cap"])
    }

    @Test func `a term that the law does not extend is not extended`() throws {
        var bench = try Bench.at("invited")
        let refused = try rejection { try bench.setDue(what: "reply", extend: "1d") }
        #expect(refused.conditions == ["extension-cap"])
        #expect(refused.unmet.first?.text.zh.contains("不得延长") == true)
        try bench.setDue(what: "reply", on: "2026-09-30")
        #expect(try bench.deadline("reply").due.iso == "2026-09-30")
    }

    @Test func `an overdue deadline that is extended beyond today runs again`() throws {
        var bench = try Bench.at("talks")
        bench.now = TestTalks.day("2026-09-29").start
        try bench.expire("d2")
        try bench.setDue(what: "talk", extend: "5d")
        #expect(try bench.deadline("talk").status == .open)
    }

    @Test func `a clock's name that fits several deadlines is answered with their ids`() throws {
        var bench = try Bench.at("talks")
        try bench.record("promise", ["text": ["甲"], "due-by": ["today+10d"]])
        try bench.record("promise", ["text": ["乙"], "due-by": ["today+20d"]])
        let refused = try rejection { try bench.setDue(what: "promise", waive: true) }
        #expect(refused.key == "what")
        #expect(refused.why?.en.contains("d3") == true)
        #expect(refused.why?.en.contains("d4") == true)
        try bench.setDue("d4", what: "promise", extend: "1m")
        #expect(try bench.deadline("promise").due.iso == "2026-11-01")
    }

    @Test func `due.set asks for exactly one change`() throws {
        var bench = try Bench.at("talks")
        #expect(try rejection { try bench.setDue("d2") }.key != nil)
        #expect(try rejection { try bench.setDue("d2", on: "today", waive: true) }.key == "waive")
        #expect(try rejection { try bench.setDue("d2", extend: "soon") }.key == "extend")
        guard case .notFound = try rejection({ try bench.setDue("d7", waive: true) }) else {
            Issue.record("an unknown deadline is not found")
            return
        }
    }
}
