import JSONText
import Mediation
import Procedures
import Testing

@testable import ProcedureLibrary

/// A projection is spared the events that do not concern it. These must leave its rows as they are.
@Suite("what does not concern a projection changes nothing for it")
struct ConcernTests {
    private static let start = "2026-03-02T01:30:00Z"

    @Test("of each procedure, on every way to an end", arguments: Shipped.ids)
    func nothingIsMissed(id: String) throws {
        let (procedure, rules) = try Shipped.procedure(id)
        let shelf = ProcedureShelf([procedure])
        let projections: [any Projection] = [
            FactProjection { _, _ in procedure }, CaseWords(shelf), SubjectProjection(shelf: shelf),
        ]
        var (spared, seen): ([String: Int], Set<String>) = ([:], [])
        for (_, way) in try Ways.learned(procedure, rules: rules, start: Self.start).toState {
            var walker = try CatalogueWalker(procedure, rules: rules, diligence: .everything, start: Self.start)
            try walker.walk(way)
            var trodden = ""
            for (place, event) in walker.events.enumerated() {
                let happening = ChangedCase.Happening(type: event.type, action: event.action)
                trodden += " \(event.type.rawValue) \(event.action ?? "")"
                guard place > 0, seen.insert(trodden).inserted else { continue }
                let (before, after) = (walker.events[..<place], walker.events[...place])
                let changed = try Self.changed(after)
                for projection in projections where !projection.concerns(happening, of: changed) {
                    spared[projection.name, default: 0] += 1
                    #expect(
                        try Self.rows(of: after, by: projection) == Self.rows(of: before, by: projection),
                        "\(projection.name):\(trodden)")
                }
            }
        }
        #expect(projections.allSatisfy { spared[$0.name] != nil }, "\(spared)")
    }

    private static func state(_ events: ArraySlice<CaseEvent>) throws -> CaseState {
        try #require(events.reduce(nil) { state, event in evolve(state, event) })
    }

    private static func changed(_ events: ArraySlice<CaseEvent>) throws -> ChangedCase {
        let state = try state(events)
        return ChangedCase(
            id: state.id, openedSeq: 1, procedure: state.procedure, procedureVersion: state.procedureVersion,
            happenings: nil)
    }

    /// The rows, with what counts counted at the end whether the last events may count or not.
    private static func rows(of events: ArraySlice<CaseEvent>, by projection: any Projection) throws -> Set<String> {
        let state = try state(events)
        let look = CaseEvent(
            type: .caseChanged, at: state.openedAt, version: state.version, raisesVersion: false, from: state.state,
            to: state.state, payload: [:])
        let logged = (Array(events) + [look]).enumerated().map { place, event in
            LoggedEvent(
                seq: Int64(place + 1), caseID: state.id, event: event, by: "li.wei", recorded: event.at,
                office: state.office, assignee: state.assignee, procedure: state.procedure,
                procedureVersion: state.procedureVersion)
        }
        let subject = FollowedCase(state: state, openedSeq: 1, notes: [], events: logged)
        return Set(
            projection.rows(of: subject).filter { $0["ended"] == nil }.map { row in
                var row = row
                for place in ["number", "made"] { row[place] = nil }
                return row.line
            })
    }
}
