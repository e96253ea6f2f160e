import Mediation
import Procedures
import Testing

@testable import CaseStorage

@Suite struct ExternalNumberTests {
    private func opening(_ id: String, _ external: String?, office: String = "BJ-CY") -> CaseChange {
        var state = Sample.state(id, office: office)
        state.external = external
        return Sample.opening(state)
    }

    @Test func `one case has a number of others, in its procedure and office; the losers of a race write nothing`()
        async throws
    {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            // All at once, so that they stand in the same batches.
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for place in 1...20 {
                    group.addTask {
                        let change = opening("T-2026-0010\(place)", "GD-\(place % 4)")
                        return (try? await storage.cases.append(Sample.unit("k\(place)", [change]))) != nil
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 }.count == 4)
            #expect(try await storage.reader.logBounds() == (1, 4))
            let holder = try await storage.cases.caseID(external: "GD-1", procedure: "sample", office: "BJ-CY")
            let found = try #require(holder)
            #expect(try await storage.cases.load([found], key: nil).cases[found]?.external == "GD-1")
            var filter = CaseFilter(visibility: .everything, limit: 10)
            filter.external = "GD-1"
            #expect(try await storage.reader.cases(filter).rows.map(\.id) == [found])
            filter.states = ["talks"]
            #expect(try await storage.reader.cases(filter).rows.isEmpty)
        }
    }

    @Test func `another office may use the same number, and a repetition finds its own`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let unit = Sample.unit("a", [opening("T-2026-00001", "1")])
            #expect(try await storage.cases.append(unit) == .committed(seq: 1))
            guard case .replayed = try await storage.cases.append(unit) else {
                Issue.record("not replayed")
                return
            }
            _ = try await storage.cases.append(Sample.unit("b", [opening("T-2026-00002", "1", office: "BJ-HD")]))
            await #expect(throws: Fault.numberTaken) {
                try await storage.cases.append(Sample.unit("c", [opening("T-2026-00003", "1")]))
            }
            #expect(try await storage.reader.logBounds() == (1, 2))
        }
    }
}
