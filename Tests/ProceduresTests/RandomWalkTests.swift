import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

/// A pseudo-random sequence that is the same at every run.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct RandomWalkTests {
    @Test(
        "whatever is typed, in whatever order: the events give the state, versions rise by one, deadlines stay sound",
        arguments: 1...16 as ClosedRange<UInt64>)
    func walk(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        var bench = Bench()
        try bench.open([
            "received-on": ["2026-09-11"],
            "channel": [["ordinary", "summary", "old"].randomElement(using: &dice) ?? ""],
        ])
        var done = 0
        for _ in 0..<100 {
            let before = bench.state
            do {
                try step(&bench, &dice)
                done += 1
            } catch is Rejection {
                #expect(bench.state == before, "a rejection changes nothing")
            }
            check(bench)
        }
        #expect(done > 20)
        #expect(bench.replayed() == bench.state)
    }

    private func step(_ bench: inout Bench, _ dice: inout Dice) throws {
        let day = ["today", "today-2d", "today-9d", "2026-09-11", "today+4d"].randomElement(using: &dice)
        switch Int.random(in: 0..<14, using: &dice) {
        case 0...3:
            let action = try #require(
                TestTalks.actions.filter { !$0.isSystem && $0.from.contains(bench.state.state) }
                    .filter { $0.to != "withdrawn" || Bool.random(using: &dice) && Bool.random(using: &dice) }
                    .randomElement(using: &dice) ?? TestTalks.actions.first)
            let arguments = Dictionary(
                action.fields.filter(\.required).map { ($0.name, [$0.example]) }, uniquingKeysWith: { $1 })
            try bench.advance(action.id, arguments, at: Bool.random(using: &dice) ? day : nil)
        case 4, 5:
            let unmet = try bench.decision.why(bench.state, action: nil).filter { !$0.ok }.compactMap(\.fix)
            if let fix = unmet.randomElement(using: &dice) { try FixSender(fix).send(to: &bench) }
        case 6:
            let worker = Bool.random(using: &dice)
            try bench.party(worker ? "worker" : "platform", "代表\(Int.random(in: 1...9, using: &dice))")
        case 7:
            try bench.record(
                "promise", ["text": ["改正"], "due-by": ["today+\(Int.random(in: 1...20, using: &dice))d"]])
        case 8:
            let status = ["open", "done", ""].randomElement(using: &dice) ?? ""
            if let record = bench.state.records.filter({ $0.type == "promise" }).randomElement(using: &dice) {
                try bench.change(record: record.id, ["status": [status]])
            }
        case 9:
            let field = ["received-on", "outcome", "channel"].randomElement(using: &dice) ?? ""
            let value = ["2026-09-08", "signed", "ordinary", "summary"].randomElement(using: &dice) ?? ""
            try bench.set([field: [value]])
        case 10, 11:
            guard let event = bench.log.randomElement(using: &dice) else { return }
            let last = bench.log.last { $0.event.type == .caseAdvanced }
            let chosen = Bool.random(using: &dice) ? event : last ?? event
            try bench.correct(chosen, at: Int.random(in: 0..<3, using: &dice) == 0 ? day : nil)
        case 12:
            guard let deadline = bench.state.deadlines.randomElement(using: &dice) else { return }
            switch Int.random(in: 0..<3, using: &dice) {
            case 0: try bench.setDue(deadline.id, on: "today+\(Int.random(in: 1...9, using: &dice))d")
            case 1: try bench.setDue(deadline.id, extend: "\(Int.random(in: 1...9, using: &dice))d")
            default: try bench.setDue(deadline.id, waive: true)
            }
        default:
            bench.now = bench.now.adding(seconds: Int64.random(in: 0...200_000, using: &dice))
            for deadline in bench.state.deadlines { try bench.expire(deadline.id) }
        }
    }

    private func check(_ bench: Bench) {
        let state = bench.state
        #expect(state.deadlines.map(\.id) == (0..<state.deadlines.count).map { "d\($0 + 1)" })
        #expect(state.parties.map(\.id) == (0..<state.parties.count).map { "p\($0 + 1)" })
        #expect(state.records.map(\.id) == (0..<state.records.count).map { "r\($0 + 1)" })
        for clock in ["reply", "talk"] {
            #expect(state.deadlines.filter { $0.clock == clock && $0.isRunning }.count <= 1)
        }
        for deadline in state.deadlines where deadline.isRunning {
            #expect((deadline.status == .suspended) == (deadline.suspendedSince != nil))
            #expect(deadline.due >= deadline.nominal)
        }
        if TestTalks.procedure.state(state.state)?.kind == .terminal {
            #expect(state.deadlines.allSatisfy { !$0.isRunning })
        }
        #expect(state.lastAdvanceAt <= bench.now)
    }
}
