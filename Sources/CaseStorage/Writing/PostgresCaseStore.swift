import Mediation
import Postgres

/// Cases as decisions load and change them.
public final class PostgresCaseStore: CaseStore {
    private let loads = Gatherer<CaseLoader.Wish, CaseLoader.Rows>(most: 512)
    private let units = Gatherer<WriteUnit, Appended>(most: CaseWriter.most) { $0.claims }
    private let numbers = Gatherer<CaseNumbers.Request, String>(most: 512)
    let database: Database
    private let loader: CaseLoader
    private let writer: CaseWriter
    private let numbering: CaseNumbers

    init(database: Database, route: RouteInForce, hints: CommitHints) {
        self.database = database
        loader = CaseLoader(database: database)
        writer = CaseWriter(database: database, route: route, hints: hints)
        numbering = CaseNumbers(database: database)
    }

    /// Cases by their ids and the answer kept under `key`, read together with what others ask for at the moment.
    public func load(_ ids: [String], key: RequestKey?) async throws(Fault) -> Loaded {
        let rows = try await loads.submit(CaseLoader.Wish(ids: ids, key: key))
        return try loader.database.decode { () throws(PostgresError) in try rows.loaded(keepingIn: loader.cache) }
    }

    /// Writes a unit in one transaction with others that wait; returns after the commit is durable.
    public func append(_ unit: ChangeUnit) async throws(Fault) -> Appended {
        var unit = WriteUnit(unit)
        unit.limit = TimeLimit.current
        return try await units.submit(unit)
    }

    /// The case that a procedure and an office know by a number of others.
    public func caseID(external: String, procedure: String, office: String) async throws(Fault) -> String? {
        let result = try await database.read(
            Query.caseByExternal(.text(external), .text(procedure), .text(office)))
        return try database.decode { () throws(PostgresError) in try result.first?["case_id"].text() }
    }

    /// A case number never used before: `N-2026-00017`.
    public func newCaseID(prefix: String, year: Int) async throws(Fault) -> String {
        try await numbers.submit(CaseNumbers.Request(prefix: prefix, year: year))
    }

    /// Writes through the same batches as everything else.
    func append(_ unit: WriteUnit) async throws(Fault) -> Appended { try await units.submit(unit) }

    /// Writes many units that nobody else waits for through the same batches; one answer each, in order.
    func append(_ many: [WriteUnit]) async -> [Result<Appended, Fault>] { await units.submit(many) }

    /// Works until the task is cancelled, then finishes what was accepted.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [loads, loader] in await loads.run { await loader.load($0) } }
            group.addTask { [units, writer] in await units.run { await writer.write($0) } }
            group.addTask { [numbers, numbering] in await numbers.run { await numbering.allocate($0) } }
        }
    }
}
