import CaseStorage
import JSONText
import Mediation
import Postgres
import Procedures
import Testing
import WorkCalendar

@Suite struct RegistryTests {
    private static let code = "91110105MA0000000Y"

    private static func make(
        _ storage: CaseStorage, _ kind: RegistryKind, _ fill: (inout RegistryChange) -> Void
    ) async throws -> String {
        var change = RegistryChange(id: try await storage.registry.newID(of: kind), isNew: true)
        fill(&change)
        guard case .committed = try await set(storage, change) else { throw Refused() }
        return change.id
    }

    private struct Refused: Error {}

    private static func set(
        _ storage: CaseStorage, _ change: RegistryChange, key: String? = nil
    ) async throws -> RegistryOutcome {
        let key = RequestKey(account: "li.wei", key: key ?? "k-\(UInt64.random(in: 0 ... .max))", hash: [7])
        return try await storage.registry.change(change, by: "li.wei", at: Sample.noon, key: key, rows: ["{}"])
    }

    private static func found(_ storage: CaseStorage, _ filter: RegistryFilter) async throws -> [String] {
        try await storage.registry.find(filter).rows.map(\.id)
    }

    @Test func `an enterprise is recorded once under its key, and found by name and code`()
        async throws
    {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            var change = RegistryChange(id: try await storage.registry.newID(of: .enterprise), isNew: true)
            #expect(change.id == "E-000001")
            change.name = "北京（某某）商贸有限公司"
            change.creditCode = Self.code
            let first = try await Self.set(storage, change, key: "k-1")
            guard case .committed(let seq) = first else { throw Refused() }
            #expect(
                try await Self.set(storage, change, key: "k-1")
                    == .replayed(Replay(sameRequest: true, rows: ["{}"], seq: seq, version: nil)))
            let other = try await Self.make(storage, .enterprise) { $0.name = "某某商务" }
            var filter = RegistryFilter(kind: .enterprise, limit: 10)
            filter.nameKey = NameKey.of("某某 商贸")
            #expect(try await Self.found(storage, filter) == ["E-000001"])
            filter.nameKey = "某某"
            #expect(try await Self.found(storage, filter) == ["E-000001", other])
            filter.isWholeName = true
            filter.nameKey = NameKey.of("北京某某商贸有限责任公司")
            #expect(try await Self.found(storage, filter) == ["E-000001"])
            filter = RegistryFilter(kind: .enterprise, limit: 10)
            filter.creditCode = Self.code
            #expect(try await Self.found(storage, filter) == ["E-000001"])
            var same = RegistryChange(id: other, isNew: false)
            same.creditCode = Self.code
            #expect(
                try await Self.set(storage, same) == .taken(key: "credit-code", holder: "E-000001"))
            #expect(try await Self.set(storage, RegistryChange(id: "E-999999", isNew: false)) == .gone)
        }
    }

    @Test func `an identity number is kept apart, found only whole, and told by nothing but its end`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let id = try await Self.make(storage, .person) {
                $0.name = "张某"
                $0.phone = "010-00000000"
                $0.identityNumber = "11010519491231002X"
            }
            var filter = RegistryFilter(kind: .person, limit: 10)
            filter.identityNumber = "11010519491231002"
            #expect(try await Self.found(storage, filter).isEmpty)
            filter.identityNumber = "11010519491231002X"
            #expect(try await Self.found(storage, filter) == [id])
            #expect(try await storage.registry.entries([id]).first?.identityEnd == "002X")
            let told = try await storage.registry.events(of: id, limit: 10).map(\.change.line).joined()
            #expect(told.contains("id-number") && !told.contains("1949") && !told.contains("010-"))
            await #expect(throws: (any Error).self) {
                try await fixture.sql("select * from registry_identity", as: "parley_reader")
            }
            for change in ["update registry_event set account = 'x'", "delete from registry_event"] {
                await #expect(throws: (any Error).self) { try await fixture.sql(change) }
            }
        }
    }

    @Test func `what is merged lends what the other lacks, and its cases are the other's`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let from = try await Self.make(storage, .enterprise) {
                $0.name = "某平台"
                $0.creditCode = Self.code
            }
            let into = try await Self.make(storage, .enterprise) { $0.name = "某平台有限公司" }
            for (id, entry) in [("T-2026-00001", from), ("T-2026-00002", into), ("T-2026-00003", nil)] {
                var state = Sample.state(id, office: id.hasSuffix("2") ? "BJ-HD" : "BJ-CY", assignee: nil)
                state.parties = [Party(id: "p1", role: "x", name: "某平台", fields: [:], entry: entry)]
                _ = try await storage.cases.append(Sample.unit("open-\(id)", [Sample.opening(state)]))
            }
            let shelf = ProcedureShelf([Sample.procedure])
            try await Follower(
                owner: "a", projection: SubjectProjection(shelf: shelf), store: storage.projections
            ).catchUp()
            var change = RegistryChange(id: from, isNew: false)
            change.mergeInto = into
            change.reason = "重复"
            guard case .committed = try await Self.set(storage, change) else { throw Refused() }
            let entries = try await storage.registry.entries([from, into])
            #expect(entries.map(\.mergedInto) == [into, nil])
            #expect(entries.last?.creditCode == Self.code)
            #expect(try await storage.registry.events(of: into, limit: 10).count == 3)
            let cases = try await storage.registry.cases(of: into, visibility: .everything, limit: 10).map(\.id)
            #expect(cases == ["T-2026-00002", "T-2026-00001"])
            let seen = Visibility.offices(["BJ-CY"], assignedTo: "li.wei")
            #expect(
                try await storage.registry.cases(of: into, visibility: seen, limit: 10).map(\.id)
                    == ["T-2026-00001"])
        }
    }

    @Test func `open cases of the procedure about the same thing are found, within scope, until they are closed`()
        async throws
    {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            var states: [CaseState] = []
            for number in 1...3 {
                var state = Sample.state("T-2026-0000\(number)", office: number == 3 ? "BJ-HD" : "BJ-CY")
                if number == 3 { state.assignee = nil }
                state.parties = [Party(id: "p1", role: "x", name: "某商贸有限公司", fields: [:])]
                _ = try await storage.cases.append(Sample.unit("open-\(number)", [Sample.opening(state)]))
                states.append(state)
            }
            let follower = Follower(
                owner: "a", projection: SubjectProjection(shelf: ProcedureShelf([Sample.procedure])),
                store: storage.projections)
            try await follower.catchUp()
            func similar(_ visibility: Visibility = .everything) async throws -> [String] {
                try await storage.registry.similar(
                    to: ["name 某商贸"], procedure: "sample", except: "T-2026-00002", visibility: visibility, limit: 5
                ).map(\.id)
            }
            #expect(try await similar() == ["T-2026-00003", "T-2026-00001"])
            #expect(try await similar(.offices(["BJ-CY"], assignedTo: "me")) == ["T-2026-00001"])
            let (begun, talks) = Sample.advance(states[0], "begin", to: "talks")
            let (agreed, _) = Sample.advance(talks, "agree", to: "agreed")
            for (key, change) in [("b", begun), ("c", agreed)] {
                _ = try await storage.cases.append(Sample.unit(key, [change]))
            }
            try await follower.catchUp()
            #expect(try await similar() == ["T-2026-00003"])
        }
    }
}
