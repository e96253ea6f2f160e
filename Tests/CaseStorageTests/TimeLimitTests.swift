import JSONText
import Mediation
import Postgres
import Procedures
import TestSupport
import Testing

@testable import CaseStorage

@Suite("what takes too long is rolled back and told so")
struct TimeLimitTests {
    private func locked(
        _ fixture: StoreFixture, _ id: String, _ body: () async throws -> Void
    ) async throws {
        try await SQLScript.session(conninfo: fixture.database.conninfo(), application: "tests") { script in
            try await script.run("begin; select from mediation_case where id = '\(id)' for update")
            try await body()
            try await script.run("rollback")
        }
    }

    @Test("a change that waits for a lock ends when its time is over; the case is unchanged and usable")
    func lockedCase() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            let (change, _) = Sample.advance(state, "begin", to: "talks")
            try await locked(fixture, state.id) {
                await #expect(throws: Fault.timeout) {
                    try await TimeLimit.$current.withValue(TimeLimit(.milliseconds(300))) {
                        _ = try await storage.cases.append(Sample.unit("late", [change]))
                    }
                }
            }
            #expect(try await storage.cases.load([state.id], key: nil).cases[state.id] == state)
            // The key was rolled back too: the same request may be sent again.
            #expect(try await storage.cases.append(Sample.unit("late", [change])) == .committed(seq: 2))
        }
    }

    @Test("changes of other cases in the same batch are written without the one whose time was over")
    func othersInTheBatch() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let stuck = try await storage.opened("T-2026-00001")
            let free = try await storage.opened("T-2026-00002")
            let writer = CaseWriter(database: storage.cases.database, route: RouteInForce(.spool), hints: CommitHints())
            var units = [stuck, free].map { state in
                WriteUnit(Sample.unit("key-\(state.id)", [Sample.advance(state, "begin", to: "talks").change]))
            }
            units[0].limit = TimeLimit(.milliseconds(300))
            units[1].limit = TimeLimit(.seconds(30))
            try await locked(fixture, stuck.id) {
                let replies = await writer.write(units)
                #expect(replies == [.failure(.timeout), .success(.committed(seq: 3))])
            }
            #expect(units[0].limit?.expire() == true)
            #expect(units[1].limit?.expire() == false, "what is written is not called timed out")
        }
    }

    @Test("a unit whose time was over before its turn came is never sent")
    func tooLateForTheBatch() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            let limit = TimeLimit(.seconds(30))
            #expect(limit.expire())
            await #expect(throws: Fault.timeout) {
                try await TimeLimit.$current.withValue(limit) {
                    _ = try await storage.cases.append(
                        Sample.unit("late", [Sample.advance(state, "begin", to: "talks").change]))
                }
            }
            #expect(try await storage.cases.load([state.id], key: nil).cases[state.id] == state)
        }
    }

    @Test("a page of history ends early where its rows are large, with one row at least, and misses none")
    func largeRows() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            var state = try await storage.opened("T-2026-00001")
            for (number, size) in [900_000, 900_000, 900_000, 3_500_000, 10].enumerated() {
                state.version += 1
                let event = CaseEvent(
                    type: .caseNoted, at: Sample.noon, version: state.version, raisesVersion: true, from: state.state,
                    to: state.state, payload: ["text": .string(String(repeating: "x", count: size))])
                let change = CaseChange(
                    expected: state.version - 1, state: state, events: [event], deadlines: [], obligations: [])
                _ = try await storage.cases.append(Sample.unit("note-\(number)", [change]))
            }
            var pages: [[Int64]] = []
            var after: Int64? = 0
            while let seq = after {
                let page = try await storage.reader.history(of: state.id, after: seq, limit: 1000)
                pages.append(page.rows.map(\.seq))
                after = page.next?.first?.integer
            }
            #expect(pages == [[1, 2, 3, 4], [5], [6]])
        }
    }
}
