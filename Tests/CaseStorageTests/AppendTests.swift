import JSONText
import Mediation
import Procedures
import Testing
import WorkCalendar

@testable import CaseStorage

@Suite struct AppendTests {
    @Test func `what was written is read back as it was`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let id = try await storage.cases.newCaseID(prefix: "T", year: 2026)
            #expect(id == "T-2026-00001")
            let state = Sample.state(id)
            #expect(try await storage.cases.append(Sample.unit("open", [Sample.opening(state)])) == .committed(seq: 1))
            let (change, after) = Sample.advance(state, "begin", to: "talks")
            #expect(try await storage.cases.append(Sample.unit("begin", [change])) == .committed(seq: 2))
            let loaded = try await storage.cases.load([id, "T-2026-99999"], key: nil)
            #expect(loaded.cases == [id: after])
            #expect(loaded.asof == 2)
            let history = try await storage.reader.history(of: id, after: 0, limit: 1)
            #expect(history.rows.first?.event == Sample.opening(state).events[0])
            #expect(history.next == [.integer(1)])
            let rest = try await storage.reader.history(of: id, after: 1, limit: 10)
            #expect(rest.rows.map(\.event) == change.events)
            #expect(rest.rows.first?.by == "li.wei")
            #expect(rest.rows.first?.recorded == Sample.noon)
            #expect(rest.next == nil)
        }
    }

    @Test func `a version that has passed is a conflict that names the winner, and writes nothing`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            let (change, _) = Sample.advance(state, "begin", to: "talks")
            _ = try await storage.cases.append(Sample.unit("first", [change]))
            guard case .conflict(let conflict) = try await storage.cases.append(Sample.unit("second", [change])) else {
                Issue.record("not a conflict")
                return
            }
            #expect(conflict == Conflict(caseID: state.id, version: 2, state: "talks", by: "li.wei", at: Sample.noon))
            #expect(try await storage.reader.logBounds() == (1, 2))
            // A request that failed may be tried again under its key.
            #expect(try await storage.cases.load([], key: Sample.unit("second", []).key).replay == nil)
        }
    }

    @Test func `the same request under the same key is answered as the first time`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            let unit = Sample.unit("k", [Sample.advance(state, "begin", to: "talks").change])
            let replay = Replay(
                sameRequest: true, rows: [#"{"case":"T-2026-00001","state":"talks"}"#], seq: 2, version: 2)
            #expect(try await storage.cases.append(unit) == .committed(seq: 2))
            #expect(try await storage.cases.append(unit) == .replayed(replay))
            #expect(try await storage.cases.load([], key: unit.key).replay == replay)
            #expect(try await storage.reader.logBounds() == (1, 2))
        }
    }

    @Test func `another request under a used key is told so`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            let change = Sample.advance(state, "begin", to: "talks").change
            _ = try await storage.cases.append(Sample.unit("k", [change], hash: 1))
            guard case .replayed(let replay) = try await storage.cases.append(Sample.unit("k", [change], hash: 2))
            else {
                Issue.record("not a replay")
                return
            }
            #expect(!replay.sameRequest)
        }
    }

    @Test func `an internal key that is found means that the work was done`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            let unit = Sample.unit("k", [Sample.advance(state, "begin", to: "talks").change], fromClient: false)
            #expect(try await storage.cases.append(unit) == .committed(seq: 2))
            #expect(try await storage.cases.append(unit) == .committed(seq: 2))
        }
    }

    @Test func `a unit of several cases is written wholly or not at all`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let first = try await storage.opened("T-2026-00001")
            let second = try await storage.opened("T-2026-00002")
            let moved = Sample.advance(second, "begin", to: "talks")
            _ = try await storage.cases.append(Sample.unit("other", [moved.change]))
            let both = [
                Sample.advance(first, "begin", to: "talks").change, Sample.advance(second, "begin", to: "talks").change,
            ]
            guard case .conflict = try await storage.cases.append(Sample.unit("both", both)) else {
                Issue.record("not a conflict")
                return
            }
            #expect(try await storage.cases.load([first.id], key: nil).cases[first.id] == first)
            let again = [both[0], Sample.advance(moved.after, "go-on", to: "talks").change]
            #expect(try await storage.cases.append(Sample.unit("both", again)) == .committed(seq: 5))
        }
    }

    @Test func `a bad unit harms only itself`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let states = try await storage.opened(16)
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for (index, state) in states.enumerated() {
                    group.addTask {
                        // Every eighth takes a step that the procedure does not have.
                        let next = index % 8 == 3 ? "agreed" : "talks"
                        let unit = Sample.unit("a\(index)", [Sample.advance(state, "begin", to: next).change])
                        return (try? await storage.cases.append(unit)) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(outcomes == 14)
            #expect(try await storage.reader.logBounds() == (1, 30))
        }
    }

    @Test func `the events of a unit behind a refused one are its own`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let states = try await storage.opened(2)
            // Both would go on lawfully; the first answers a wake moment that is not there.
            let lost = PlannedDeadline(
                deadline: Sample.deadline(due: Sample.noon.day), wakeAt: nil,
                expectedWake: Sample.noon)
            let units = zip(states, [[lost], []]).map { state, deadlines in
                let event = CaseEvent(
                    type: .caseNoted, at: Sample.noon, version: 2, raisesVersion: true, from: state.state,
                    to: state.state, payload: ["text": .string(state.id)])
                var after = state
                after.version = 2
                let change = CaseChange(
                    expected: 1, state: after, events: [event], deadlines: deadlines, obligations: [])
                return WriteUnit(Sample.unit("note-\(state.id)", [change]))
            }
            let answers = await storage.cases.append(units)
            guard case .success(.conflict) = answers[0] else { throw Fault.broken(reference: "\(answers[0])") }
            #expect(try answers[1].get() == .committed(seq: 3))
            for (state, types) in zip(states, [[EventType.caseOpened], [.caseOpened, .caseNoted]]) {
                let history = try await storage.reader.history(of: state.id, after: 0, limit: 10)
                #expect(history.rows.map(\.event.type) == types, "\(state.id)")
            }
        }
    }

    @Test func `of many who expect the same version exactly one wins`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            var state = try await storage.opened("T-2026-00001")
            state = try await storage.advanced(state, "begin", to: "talks")
            for round in 1...5 {
                let present = state
                let wins = await withTaskGroup(of: Bool.self) { group in
                    for rival in 1...64 {
                        group.addTask {
                            let change = Sample.advance(present, "go-on", to: "talks").change
                            let reply = try? await storage.cases.append(Sample.unit("r\(round)-\(rival)", [change]))
                            if case .committed = reply { return true } else { return false }
                        }
                    }
                    return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(wins == 1)
                state = Sample.advance(present, "go-on", to: "talks").after
            }
        }
    }

    @Test func `case numbers are unique, consecutive for a lone caller, and have five digits or more`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let numbers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 1...100 {
                    group.addTask { try await storage.cases.newCaseID(prefix: "N", year: 2026) }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(numbers.count == 100)
            #expect(try await storage.cases.newCaseID(prefix: "N", year: 2027) == "N-2027-00001")
            try await fixture.sql("update case_counter set last = 99999 where year = 2027")
            #expect(try await storage.cases.newCaseID(prefix: "N", year: 2027) == "N-2027-100000")
        }
    }

    @Test func `secrets and notes lie apart from the snapshot`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            var after = state
            after.version = 2
            let note = CaseNote(number: 1, text: "听取\n意见", isPrivate: true, by: "li.wei", at: Sample.noon)
            let event = CaseEvent(
                type: .caseNoted, at: Sample.noon, version: 2, raisesVersion: true, from: "intake", to: "intake",
                payload: ["note": 1, "id-number": ["ref": "s1"]], secrets: [.init(ref: "s1", value: "110105…")])
            let change = CaseChange(
                expected: 1, state: after, events: [event], deadlines: [], obligations: [], notes: [note])
            _ = try await storage.cases.append(Sample.unit("note", [change]))
            #expect(try await storage.reader.notes(of: state.id) == [note])
            #expect(try await storage.reader.secrets(of: state.id) == ["s1": "110105…"])
        }
    }
}

extension CaseStorage {
    /// Opens a case and returns it.
    func opened(_ id: String, office: String = "BJ-CY", assignee: String? = "li.wei", title: String = "工资") async throws
        -> CaseState
    {
        let state = Sample.state(id, office: office, assignee: assignee, title: title)
        _ = try await cases.append(Sample.unit("open-\(id)", [Sample.opening(state)]))
        return state
    }

    /// Opens many cases at once.
    func opened(_ count: Int) async throws -> [CaseState] {
        let states = (1...count).map { Sample.state("T-2026-\($0 + 10_000)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for state in states {
                group.addTask {
                    _ = try await self.cases.append(Sample.unit("open-\(state.id)", [Sample.opening(state)]))
                }
            }
            try await group.waitForAll()
        }
        return states
    }

    /// Takes a case on and returns it.
    func advanced(
        _ state: CaseState, _ action: String, to next: String, deadlines: [PlannedDeadline] = [],
        obligations: [Obligation] = []
    ) async throws -> CaseState {
        let (change, after) = Sample.advance(state, action, to: next, deadlines: deadlines, obligations: obligations)
        let unit = Sample.unit("\(state.id)-\(after.version)", [change])
        guard case .committed = try await cases.append(unit) else { throw Fault.busy(afterMilliseconds: 0) }
        return after
    }
}
