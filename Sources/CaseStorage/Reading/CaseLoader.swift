import JSONText
import Mediation
import Postgres
import Procedures

/// Loads cases for all who wait, in one statement and so on one snapshot.
struct CaseLoader: Sendable {
    /// What one caller wants.
    struct Wish: Sendable {
        let ids: [String]
        let key: RequestKey?
    }

    /// A case as the statement answered it.
    enum Body: Sendable {
        /// As the daemon holds it already.
        case known(CaseState)
        case sent(SQLCell, written: Int64)
    }

    /// What a caller gets: the rows of its cases, which it reads in its own task, so that many are read at once and one
    /// that cannot be read is its caller's trouble alone.
    struct Rows: Sendable {
        let cases: [String: Body]
        let replay: Replay?
        let asof: Int64

        func loaded(keepingIn cache: StateCache) throws(PostgresError) -> Loaded {
            var states: [String: CaseState] = [:]
            for (id, body) in cases {
                switch body {
                case .known(let state): states[id] = state
                case .sent(let cell, let written):
                    let state = try CaseState.read(cell)
                    cache.keep(StateCache.Entry(written: written, state: state))
                    states[id] = state
                }
            }
            return Loaded(cases: states, replay: replay, asof: asof)
        }
    }

    let database: Database
    let cache = StateCache()

    func load(_ wishes: [Wish]) async -> [Result<Rows, Fault>] {
        let ids = Set(wishes.flatMap(\.ids)).sorted()
        let held = ids.map { cache[$0] }
        let keys = Set(wishes.compactMap(\.key))
        do throws(Fault) {
            let result = try await database.read(
                Query.caseLoad(
                    .textArray(ids), .intArray(held.map { $0?.written }), .textArray(keys.map(\.account)),
                    .textArray(keys.map(\.key))))
            let known = Dictionary(uniqueKeysWithValues: zip(ids, held))
            let snapshot = try database.decode { () throws(PostgresError) in
                try Snapshot(result) { known[$0]??.state }
            }
            cache.see(asof: snapshot.asof)
            return wishes.map { .success(snapshot.rows(for: $0)) }
        } catch {
            return wishes.map { _ in .failure(error) }
        }
    }

    /// The rows of one statement.
    private struct Snapshot {
        private struct Kept {
            let hash: [UInt8]
            let rows: [String]
            let seq: Int64
            let version: Int?
        }

        private struct Name: Hashable {
            let account: String
            let key: String
        }

        private(set) var asof: Int64 = 0
        private var cases: [String: Body] = [:]
        private var keys: [Name: Kept] = [:]

        init(_ result: SQLResult, held: (String) -> CaseState?) throws(PostgresError) {
            for row in result {
                switch try row["kind"].text() {
                case "head": asof = try row["seq"].int()
                case "case":
                    let id = try row["id"].text()
                    let body = try row["body"]
                    if body.isNull, let state = held(id) {
                        cases[id] = .known(state)
                    } else {
                        cases[id] = .sent(body, written: try row["seq"].int())
                    }
                default:
                    let name = Name(account: try row["account"].text(), key: try row["key"].text())
                    keys[name] = Kept(
                        hash: try row["hash"].bytes(), rows: ReplyRows.lines(try row["body"].text()),
                        seq: try row["seq"].int(), version: try row["version"].optionalInt())
                }
            }
        }

        func rows(for wish: Wish) -> Rows {
            var wanted: [String: Body] = [:]
            for id in wish.ids { wanted[id] = cases[id] }
            let replay = wish.key.flatMap { key in
                keys[Name(account: key.account, key: key.key)].map { kept in
                    Replay(sameRequest: kept.hash == key.hash, rows: kept.rows, seq: kept.seq, version: kept.version)
                }
            }
            return Rows(cases: wanted, replay: replay, asof: asof)
        }
    }
}

extension CaseState {
    /// A snapshot as `mediation_case` holds it.
    static func read(_ cell: SQLCell) throws(PostgresError) -> CaseState {
        guard let value = try? JSONReader.read(try cell.text()), let object = value.object,
            let state = CaseState(snapshot: object)
        else { throw .unexpectedResult("a case's snapshot cannot be read") }
        return state
    }
}
