import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct AdvanceTests {
    @Test func `an action moves the case, meets and starts clocks, in one version`() throws {
        var bench = try Bench.at("invited")
        try bench.advance("answer", ["answered-on": ["today"]])
        #expect(bench.state.state == "talks")
        #expect(bench.last.map(\.type) == [.caseAdvanced, .dueMet, .dueStarted])
        #expect(Set(bench.last.map(\.version)) == [bench.state.version])
        #expect(try bench.deadline("reply").status == .met)
        let talk = try bench.deadline("talk")
        #expect(talk.rule == "talk-15d")
        // 26 September 2026 is a Saturday.
        #expect(talk.nominal.iso == "2026-09-26")
        #expect(talk.due.iso == "2026-09-28")
        #expect(bench.state.fields["answered-on"] == "2026-09-11")
    }

    @Test(
        "the rule of a clock is chosen by the value of a field",
        arguments: [("ordinary", "talk-15d" as String?), ("summary", "talk-7d"), ("old", nil)])
    func chosen(_ channel: String, _ rule: String?) throws {
        let bench = try Bench.at("talks", channel: channel)
        #expect(bench.state.deadlines.last { $0.clock == "talk" }?.rule == rule)
    }

    @Test func `without a rule in force on the trigger day the action is blocked`() throws {
        var bench = Bench("2026-09-11")
        try bench.open(["received-on": ["2024-11-01"], "channel": ["summary"]], at: "2024-11-01")
        try bench.party("applicant", "某甲")
        try bench.advance("invite", ["sent-on": ["2024-11-02"]], at: "2024-11-02")
        let refused = try rejection {
            try bench.advance("answer", ["answered-on": ["2024-12-31"]], at: "2024-12-31")
        }
        #expect(refused.conditions == ["rule-in-force"])
        #expect(refused.unmet.first?.basis?.zh == "测试法第一条")
        try bench.advance("answer", ["answered-on": ["2025-01-01"]], at: "2025-01-01")
        #expect(bench.state.state == "talks")
    }

    @Test func `a state that does not allow the action is named with the actions that are possible`() throws {
        var bench = try Bench.at("invited")
        let refused = try rejection { try bench.advance("agree") }
        #expect(refused.conditions == ["state"])
        let text = try #require(refused.unmet.first?.text)
        for possible in ["answer", "withdraw"] {
            #expect(text.zh.contains(possible))
            #expect(text.en.contains(possible))
        }
        #expect(!text.zh.contains("lapse"), "what only time can do is not offered")
    }

    @Test func `every unmet condition is named at once`() throws {
        var bench = try Bench.at("talks")
        let refused = try rejection { try bench.advance("agree") }
        #expect(refused.conditions == ["equal-teams", "one-chief"])
        #expect(refused.unmet.allSatisfy { $0.basis != nil })
        #expect(bench.state.state == "talks")
    }

    @Test func `an extension that is too long is named beside the unmet conditions`() throws {
        var bench = try Bench.at("talks")
        let refused = try rejection { try bench.advance("extend", ["longer": ["16d"]]) }
        #expect(refused.conditions == ["both-consent", "extension-cap"])
    }

    @Test(
        "only the roles of the action may take it",
        arguments: [
            ("withdraw", ["mediator"], false), ("withdraw", ["supervisor"], true), ("withdraw", ["reader"], false),
            ("invite", ["supervisor"], false), ("invite", ["mediator", "reader"], true),
            ("lapse", ["mediator", "supervisor"], false),
        ])
    func role(_ action: String, _ roles: [String], _ may: Bool) throws {
        var bench = try Bench.at("intake")
        try bench.party("applicant", "某甲")
        bench.roles = Set(roles)
        let arguments: Arguments = action == "invite" ? ["sent-on": ["today"]] : [:]
        if may {
            try bench.advance(action, arguments)
        } else {
            let refused = try rejection { try bench.advance(action, arguments) }
            guard case .forbidden = refused else {
                Issue.record("\(refused)")
                return
            }
        }
    }

    @Test(
        "at is not later than now and not on a day before the last advance",
        arguments: [
            ("today", true), ("2026-09-14", true), ("2026-09-14T00:00:00+08:00", true), ("2026-09-13", false),
            ("2026-09-13T23:59:59+08:00", false), ("today+1d", false), ("2026-09-15T23:00:00+08:00", false),
            ("yesterday", false),
        ])
    func moment(_ at: String, _ lawful: Bool) throws {
        var bench = try Bench.at("invited")
        bench.now = TestTalks.day("2026-09-14").at(hour: 10)
        try bench.advance("answer")
        bench.now = TestTalks.day("2026-09-15").at(hour: 10)
        if lawful {
            try bench.advance("pause", at: at)
        } else {
            #expect(try rejection { try bench.advance("pause", at: at) }.key == "at")
        }
    }

    @Test func `an action that may lie anywhere in time neither obeys nor moves the last advance`() throws {
        var bench = try Bench.at("talks")
        try bench.advance("plan", at: "today+30d")
        #expect(bench.state.lastAdvanceAt.day.iso == "2026-09-11")
        try bench.advance("plan", at: "today-30d")
        #expect(bench.state.lastAdvanceAt.day.iso == "2026-09-11")
        try bench.advance("pause")
        #expect(bench.state.state == "paused")
    }

    @Test func `fields are checked before the state is`() throws {
        var bench = try Bench.at("talks")
        #expect(try rejection { try bench.advance("invite") }.key == "sent-on")
        #expect(try rejection { try bench.advance("fly") }.key == "do")
        #expect(try rejection { try bench.advance("pause", ["colour": ["red"]]) }.key == "colour")
    }

    @Test func `a terminal state ends every clock, and nothing more can be done`() throws {
        var bench = try Bench.at("talks")
        try bench.record("promise", ["text": ["改正"], "due-by": ["today+10d"]])
        try bench.advance("withdraw")
        #expect(bench.state.deadlines.allSatisfy { !$0.isRunning })
        #expect(bench.last.map(\.type) == [.caseAdvanced, .dueCancelled, .dueCancelled])
        let refused = try rejection { try bench.advance("withdraw") }
        #expect(refused.conditions == ["state"])
        #expect(refused.unmet.first?.text.zh.contains("终结") == true)
        try bench.record("promise", ["text": ["再说"], "due-by": ["today+10d"]])
        #expect(bench.state.deadlines.allSatisfy { !$0.isRunning }, "no clock starts in a terminal state")
    }

    @Test func `an action's own values count for its conditions and stay with the case`() throws {
        var bench = try Bench.at("talks")
        for role in ["worker", "platform"] {
            try bench.party(role, role + "一", ["chief": ["yes"]])
            try bench.party(role, role + "二")
        }
        try bench.advance("agree", ["outcome": ["signed"]])
        #expect(bench.state.fields["outcome"] == "signed")
        #expect(try bench.event(.caseAdvanced).event.payload["documents"] == ["minutes"])
        try bench.set(["outcome": [""]])
        #expect(bench.state.fields["outcome"] == nil)
    }
}
