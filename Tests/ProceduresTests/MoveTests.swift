import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct MoveTests {
    /// Version 4 of the talks, with one thing after the other taken away or renamed.
    private static func next(
        version: Int = 4, without lost: Set<String> = [], renamed: [String: String] = [:]
    ) -> Procedure {
        let old = TestTalks.procedure
        func kept<Thing>(_ things: [Thing], _ id: (Thing) -> String) -> [Thing] {
            things.filter { !lost.contains(id($0)) }
        }
        func now(_ state: String) -> String { renamed[state] ?? state }
        let choices = ["ordinary", "summary", "old"].filter { !lost.contains($0) }
        return Procedure(
            id: old.id, version: version, prefix: old.prefix, name: old.name, basis: old.basis,
            states: old.states.map { CaseStateKind(id: now($0.id), kind: $0.kind, name: $0.name) },
            actions: kept(old.actions, \.id).map { action in
                TestTalks.action(
                    action.id, action.from.map(now), now(action.to), by: action.by,
                    fields: kept(action.fields, \.name), starts: action.starts, stops: action.stops)
            },
            opening: kept(old.opening, \.name).map { field in
                field.name == "channel"
                    ? TestTalks.field("channel", .enumeration, required: true, choices: choices) : field
            } + [TestTalks.field("place", required: true)],
            fields: old.fields, roles: kept(old.roles, \.id), records: kept(old.records) { $0.id + "-type" },
            documents: old.documents, clocks: kept(old.clocks, \.id), startsAtOpening: old.startsAtOpening,
            warnings: [], text: "")
    }

    private func move(
        _ bench: inout Bench, to next: Procedure, state: String? = nil
    ) throws {
        bench.take(
            try decision(bench, next).move(
                bench.state, from: TestTalks.procedure, to: state, reason: "程序更新"))
    }

    private func decision(_ bench: Bench, _ procedure: Procedure) -> CaseDecision {
        CaseDecision(
            DecisionMoment(
                procedure: procedure, rules: TestTalks.rules, now: bench.now, actor: "chen", roles: ["supervisor"]))
    }

    private func bench() throws -> Bench {
        var bench = try Bench.at("talks")
        try bench.record("promise", ["text": ["甲"], "due-by": ["today+10d"]])
        return bench
    }

    @Test func `a case goes on in its state, and its deadlines go on as they are`() throws {
        var bench = try bench()
        let before = bench.state
        try move(&bench, to: Self.next())
        #expect(bench.state.procedureVersion == 4)
        #expect(bench.state.state == "talks")
        #expect(bench.state.deadlines == before.deadlines)
        #expect(bench.last.map(\.type) == [.caseMoved])
        #expect(bench.warnings.first?.zh.contains("place") == true, "what the new version asks for besides is told")
    }

    /// What the new version lacks, and what is told of it.
    struct Loss: Sendable {
        let conditions: [String]
        var lost: Set<String> = []
        var renamed: [String: String] = [:]
        var state = "talks"
    }

    static let losses: [Loss] = [
        Loss(conditions: ["state-known"], renamed: ["talks": "meeting"]),
        Loss(conditions: ["clock-known"], lost: ["talk"]),
        Loss(conditions: ["expiry-known"], lost: ["lapse"], state: "invited"),
        Loss(conditions: ["role-known"], lost: ["applicant"]),
        Loss(conditions: ["record-known"], lost: ["promise-type"]),
        Loss(conditions: ["field-known"], lost: ["received-on"]),
        Loss(conditions: ["field-known"], lost: ["ordinary"]),
        Loss(
            conditions: ["state-known", "role-known", "record-known", "field-known"],
            lost: ["promise-type", "applicant", "received-on"], renamed: ["talks": "meeting"]),
    ]

    @Test(arguments: losses)
    func `whatever the new version does not know is told`(_ loss: Loss) throws {
        var bench = try loss.state == "talks" ? bench() : Bench.at(loss.state)
        let next = Self.next(without: loss.lost, renamed: loss.renamed)
        let before = bench.state
        #expect(try rejection { try move(&bench, to: next) }.conditions == loss.conditions)
        #expect(bench.state == before)
        let rows = try decision(bench, next).whyMove(bench.state, from: TestTalks.procedure, to: nil)
        #expect(rows.filter { !$0.ok }.map(\.condition) == loss.conditions, "why says the same")
    }

    @Test func `the successor of a state that is gone is named, and is no way around a step`() throws {
        var bench = try bench()
        let next = Self.next(renamed: ["talks": "meeting"])
        #expect(try rejection { try move(&bench, to: next, state: "closed") }.key == "state")
        #expect(try rejection { try move(&bench, to: Self.next(), state: "agreed") }.key == "state")
        try move(&bench, to: next, state: "meeting")
        #expect(bench.state.state == "meeting")
        #expect(bench.last.first?.payload["was-state"] == "talks")
    }

    @Test func `an ended case stays, and nobody moves back`() throws {
        var bench = try bench()
        #expect(try rejection { try move(&bench, to: Self.next(version: 3)) }.conditions == ["newer-version"])
        try bench.advance("withdraw")
        #expect(try rejection { try move(&bench, to: Self.next()) }.conditions.first == "case-open")
    }

    @Test func `a step taken before a move is reversed only where the new version knows what it came from`() throws {
        for (renamed, isReversible) in [([:], true), (["invited": "asked"], false), (["talks": "meeting"], false)] {
            var bench = try Bench.at("talks")
            let step = try bench.event(.caseAdvanced)
            let next = Self.next(renamed: renamed)
            try move(&bench, to: next, state: renamed["talks"])
            let decision = decision(bench, next)
            if isReversible {
                bench.take(try decision.correct(bench.state, event: step, reason: "错", at: nil, arguments: [:]))
                #expect(bench.state.state == "invited")
                #expect(bench.state.procedureVersion == 4)
            } else {
                let refused = try rejection {
                    _ = try decision.correct(bench.state, event: step, reason: "错", at: nil, arguments: [:])
                }
                #expect(refused.conditions == ["moved-since"])
            }
        }
    }
}
