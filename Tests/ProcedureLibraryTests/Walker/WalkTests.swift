import Procedures
import Testing
import WorkCalendar

@testable import ProcedureLibrary

@Suite("A walker that knows no procedure")
struct WalkTests {
    private static let ids = Shipped.ids
    private static let start = "2026-03-02T01:30:00Z"

    @Test("drives each procedure to every terminal state", arguments: ids, CatalogueWalker.Diligence.allCases)
    func everyTerminalState(id: String, diligence: CatalogueWalker.Diligence) throws {
        let (procedure, rules) = try Shipped.procedure(id)
        let ways = try Ways.learned(procedure, rules: rules, start: Self.start)
        for state in procedure.states where state.kind == .terminal {
            var walker = try CatalogueWalker(procedure, rules: rules, diligence: diligence, start: Self.start)
            try walker.walk(try #require(ways.toState[state.id]))
            #expect(walker.state.state == state.id)
            #expect(!walker.state.deadlines.contains { $0.isRunning }, "\(state.id) leaves a clock running")
        }
    }

    @Test("takes every edge, what time alone takes among them", arguments: ids, CatalogueWalker.Diligence.allCases)
    func everyEdge(id: String, diligence: CatalogueWalker.Diligence) throws {
        let (procedure, rules) = try Shipped.procedure(id)
        for (from, ways) in try Ways.learned(procedure, rules: rules, start: Self.start).throughEveryEdge {
            var troubles: [String] = []
            let taken = ways.contains { way in
                do {
                    var walker = try CatalogueWalker(procedure, rules: rules, diligence: diligence, start: Self.start)
                    try walker.walk(way)
                    #expect(walker.events.last { $0.action != nil }?.action == way.last)
                    #expect(walker.state.state == way.last.flatMap { procedure.action($0) }?.to)
                    return true
                } catch {
                    troubles.append("by \(way): \(error)")
                    return false
                }
            }
            if !taken { Issue.record("\(id) from \(from) \(troubles.first ?? "there is no way")") }
        }
    }

    @Test("leaves events from which the case can be rebuilt", arguments: ids)
    func rebuilt(id: String) throws {
        let (procedure, rules) = try Shipped.procedure(id)
        for (_, way) in try Ways.learned(procedure, rules: rules, start: Self.start).toState {
            var walker = try CatalogueWalker(procedure, rules: rules, diligence: .everything, start: Self.start)
            try walker.walk(way)
            let rebuilt = walker.events.reduce(nil) { state, event in evolve(state, event) }
            #expect(rebuilt == walker.state)
        }
    }
}
