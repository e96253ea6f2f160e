import Logging
import Postgres

/// Looks at the store when a connection comes up for the first time: is the schema one that this release can use, and is
/// it for real cases or for a rehearsal?
struct StoreRecognition: Sendable {
    let pool: ConnectionPool
    let gate: StoreGate
    let isRehearsal: Bool
    let logger: Logger

    /// Returns once the store is recognised or refused, or the task is cancelled.
    func run() async {
        for await state in pool.writer.states() {
            if case .refused(let error) = state {
                gate.settle(.refused(.noEntry(sqlstate: error.sqlstate, message: error.message)))
                return
            }
            while pool.writer.isUp {
                do {
                    let standing = try await standing()
                    gate.settle(standing)
                    return
                } catch {
                    logger.warning("the store could not be recognised", metadata: ["error": "\(error)"])
                }
                do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
            }
        }
    }

    private func standing() async throws(PostgresError) -> StoreGate.Standing {
        let needed = MigrationFile.all.last?.number ?? 0
        let ledger = try await pool.writer.read(Query.ledgerExists())
        guard try ledger.first?["there"].bool() == true else {
            return .refused(.schemaTooOld(found: 0, needed: needed))
        }
        guard let row = try await pool.writer.read(Query.schemaStanding(.int(Int64(needed)))).first else {
            throw .unexpectedResult("no schema standing")
        }
        let found = Int(try row["number"].int())
        guard found >= needed else { return .refused(.schemaTooOld(found: found, needed: needed)) }
        guard try !row["is_broken"].bool() else { return .refused(.schemaTooNew(found: found)) }
        let claim = try await pool.transact([Query.identityClaim(.text(isRehearsal ? "rehearsal" : "real"))])
        guard try claim.first?.first?["granted"].bool() == true else {
            return .refused(isRehearsal ? .holdsRealCases : .holdsARehearsal)
        }
        return .open
    }
}
