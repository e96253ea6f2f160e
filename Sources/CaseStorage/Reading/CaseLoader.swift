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

    let database: Database

    func load(_ wishes: [Wish]) async -> [Result<Loaded, Fault>] {
        let ids = Set(wishes.flatMap(\.ids)).sorted()
        let keys = Set(wishes.compactMap(\.key))
        do throws(Fault) {
            let result = try await database.read(
                Query.caseLoad(
                    .textArray(ids), .textArray(keys.map(\.account)), .textArray(keys.map(\.key))))
            let snapshot = try database.decode { () throws(PostgresError) in try Snapshot(result, database.faults) }
            return wishes.map(snapshot.answer)
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

        private var asof: Int64 = 0
        private var cases: [String: Result<CaseState, Fault>] = [:]
        private var keys: [Name: Kept] = [:]

        init(_ result: SQLResult, _ faults: FaultMapping) throws(PostgresError) {
            for row in result {
                switch try row["kind"].text() {
                case "head": asof = try row["seq"].int()
                case "case":
                    let id = try row["id"].text()
                    // A snapshot that cannot be read is the fault of that case, and of no other.
                    do throws(PostgresError) {
                        cases[id] = .success(try CaseState.read(try row["body"]))
                    } catch {
                        cases[id] = .failure(faults.fault(error))
                    }
                default:
                    let name = Name(account: try row["account"].text(), key: try row["key"].text())
                    keys[name] = Kept(
                        hash: try row["hash"].bytes(), rows: ReplyRows.lines(try row["body"].text()),
                        seq: try row["seq"].int(), version: try row["version"].optionalInt())
                }
            }
        }

        func answer(_ wish: Wish) -> Result<Loaded, Fault> {
            var wanted: [String: CaseState] = [:]
            for id in wish.ids {
                switch cases[id] {
                case .success(let state): wanted[id] = state
                case .failure(let fault): return .failure(fault)
                case nil: continue
                }
            }
            let replay = wish.key.flatMap { key in
                keys[Name(account: key.account, key: key.key)].map { kept in
                    Replay(sameRequest: kept.hash == key.hash, rows: kept.rows, seq: kept.seq, version: kept.version)
                }
            }
            return .success(Loaded(cases: wanted, replay: replay, asof: asof))
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
