import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct WhyTests {
    @Test func `the first row says whether the state allows the action, then comes every condition`() throws {
        let bench = try Bench.at("talks")
        let rows = try bench.decision.why(bench.state, action: "agree")
        #expect(rows.map(\.condition) == ["state", "equal-teams", "one-chief"])
        #expect(rows.map(\.ok) == [true, false, false])
        #expect(rows.dropFirst().allSatisfy { $0.fix != nil && $0.basis != nil })
        #expect(rows.allSatisfy { $0.action == "agree" })
    }

    @Test func `without an action, every one possible from here is explained`() throws {
        let bench = try Bench.at("invited")
        let rows = try bench.decision.why(bench.state, action: nil)
        #expect(rows.filter { $0.condition == "state" }.map(\.action) == ["answer", "lapse", "withdraw"])
        #expect(rows.first { $0.condition == "clock-expired" }?.after?.iso == "2026-10-09")
        #expect(try rejection { _ = try bench.decision.why(bench.state, action: "fly") }.key == "do")
    }

    @Test func `following every fix leads from the opening to any end`() throws {
        for goal in ["close", "withdraw"] {
            var bench = try Bench.at("intake")
            for _ in 0..<40 {
                let rows = try bench.decision.why(bench.state, action: goal)
                guard let unmet = rows.first(where: { !$0.ok }) else { break }
                try FixSender(try #require(unmet.fix, "\(unmet)")).send(to: &bench)
            }
            try bench.advance(goal)
            #expect(TestTalks.procedure.state(bench.state.state)?.kind == .terminal)
        }
    }

    @Test func `advance and why agree`() throws {
        for state in ["intake", "invited", "talks"] {
            let bench = try Bench.at(state)
            for action in TestTalks.actions where !action.isSystem {
                let arguments = Dictionary(
                    action.fields.filter(\.required).map { ($0.name, [$0.example]) }, uniquingKeysWith: { $1 })
                let unmet = try bench.decision.why(bench.state, action: action.id).filter { !$0.ok }.map(\.condition)
                do {
                    _ = try bench.decision.advance(
                        bench.state, action: action.id, at: nil, reason: nil, arguments: arguments)
                    #expect(unmet.isEmpty)
                } catch {
                    #expect(unmet.starts(with: error.conditions))
                    #expect(!error.conditions.isEmpty)
                }
            }
        }
    }

    @Test func `the room for an extension is a row of its own`() throws {
        var bench = try Bench.at("talks")
        let open = try #require(
            try bench.decision.why(bench.state, action: "extend").first { $0.condition == "extension-cap" })
        #expect(open.ok)
        #expect(open.basis?.zh == "测试法第一条")
        try bench.setDue(what: "talk", extend: "15d")
        let used = try #require(
            try bench.decision.why(bench.state, action: "extend").first { $0.condition == "extension-cap" })
        #expect(!used.ok)
        #expect(used.text.zh.contains("已延长15日"))
    }

    @Test func `a way that only time opens gives the day instead of a fix`() throws {
        let waits = Procedure(
            id: "waits", version: 1, prefix: "W", name: TestTalks.both("等"), basis: TestTalks.both("依据"),
            states: TestTalks.states,
            actions: [
                TestTalks.action("lapse", ["intake"], "lapsed", by: ["system"]),
                TestTalks.action("reopen", ["lapsed"], "talks"),
            ], opening: TestTalks.opening, fields: [], roles: [], records: [], documents: [],
            clocks: TestTalks.clocks, startsAtOpening: [], warnings: [], text: "")
        let bench = try Bench.at("intake")
        let decision = CaseDecision(
            DecisionMoment(procedure: waits, rules: TestTalks.rules, now: bench.now, actor: "x", roles: ["mediator"]))
        let row = try #require(try decision.why(bench.state, action: "reopen").first)
        #expect(!row.ok)
        #expect(row.fix == nil)
        #expect(row.after?.iso == "2026-10-09")
    }

    @Test(
        "values are read into one form each",
        arguments: [
            (FieldType.date, "today-3d", "2026-09-08" as JSONValue), (.date, "2026-09-11T01:00:00Z", "2026-09-11"),
            (.instant, "2026-09-11T09:30:00+08:00", "2026-09-11T01:30:00Z"), (.money, "120050", 120_050),
            (.int, "-5", -5), (.bool, "yes", true), (.bool, "no", false), (.duration, "5wd", "5wd"),
            (.sha256, String(repeating: "F", count: 64), .string(String(repeating: "f", count: 64))),
            (.caseNumber, "M-2026-00017", "M-2026-00017"), (.line, "a \"b\"", "a \"b\""),
        ])
    func reading(_ type: FieldType, _ raw: String, _ value: JSONValue) throws {
        let read = try ValueReader.value(raw, for: TestTalks.field("x", type), now: Bench().now, state: nil)
        #expect(read == value)
    }

    @Test(
        "values that are not of their type are refused",
        arguments: [
            (FieldType.money, "-1"), (.money, "12.50"), (.bool, "true"), (.duration, "60s"), (.duration, "0d"),
            (.sha256, "abc"), (.caseNumber, "M-26-1"), (.instant, "09:30"), (.date, "20260911"), (.party, "p1"),
            (.record, "r1"), (.line, "a\u{7}"), (.text, "a\u{0}"), (.int, "１"),
        ])
    func refusing(_ type: FieldType, _ raw: String) throws {
        let refused = try rejection {
            _ = try ValueReader.value(raw, for: TestTalks.field("x", type), now: Bench().now, state: nil)
        }
        #expect(refused.key == "x")
    }
}
