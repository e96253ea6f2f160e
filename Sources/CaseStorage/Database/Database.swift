import Logging
import Mediation
import Postgres

/// What every adapter of this room speaks to: the connections, once the store behind them has been recognised, with
/// PostgreSQL's errors told as faults.
struct Database: Sendable {
    let pool: ConnectionPool
    let gate: StoreGate
    let faults: FaultMapping

    /// Executes one call that changes nothing. A connection that breaks is tried once more: another may be up.
    func read(_ call: SQLCall) async throws(Fault) -> SQLResult {
        try await attempt { () async throws(PostgresError) in [try await pool.read(call)] }[0]
    }

    /// Executes calls on one snapshot.
    func read(_ calls: [SQLCall]) async throws(Fault) -> [SQLResult] {
        try await attempt { () async throws(PostgresError) in try await pool.read(calls) }
    }

    /// Executes one call in a transaction of its own and returns when it is durable. Only for calls that may be
    /// repeated, or whose loss does no harm: a broken COMMIT is ``Fault/unknownOutcome``.
    func transact(_ call: SQLCall) async throws(Fault) -> SQLResult {
        guard gate.isOpen else { throw .unavailable }
        let limit = TimeLimit.current
        try limit?.beginWriting()
        let isInDoubt = limit?.isInDoubt ?? false
        let end = isInDoubt ? nil : limit?.end
        let time = end.map { ContinuousClock.now.duration(to: $0) } ?? .seconds(30)
        // A task of its own: a caller that goes away must not leave a COMMIT of which nobody knows.
        let outcome = await Task { () async -> Result<[SQLResult], PostgresError> in
            do throws(PostgresError) {
                return .success(try await pool.transact([call], within: time))
            } catch {
                return .failure(error)
            }
        }.value
        if case .failure(let error) = outcome {
            let fault = faults.fault(error)
            if fault == .unknownOutcome { limit?.doubt() } else { limit?.endWriting() }
            // Cancelled on the way to finding out: that says nothing about what was sent before.
            throw fault == .timeout && isInDoubt ? .unknownOutcome : fault
        }
        return try decode { () throws(PostgresError) in
            guard let result = try outcome.get().first else { throw .protocolViolation("no result") }
            return result
        }
    }

    /// Executes one call in a transaction that nobody waits for: it may be lost with the machine, and must be found out then.
    func transactAside(_ call: SQLCall) async throws(Fault) -> SQLResult {
        guard gate.isOpen else { throw .unavailable }
        do throws(PostgresError) {
            guard let result = try await pool.follower.transact([call]).first else {
                throw .protocolViolation("no result")
            }
            return result
        } catch {
            throw faults.fault(error)
        }
    }

    /// Reads a result; what cannot be read is a broken store.
    func decode<Value>(_ body: () throws(PostgresError) -> Value) throws(Fault) -> Value {
        do throws(PostgresError) {
            return try body()
        } catch {
            throw faults.fault(error)
        }
    }

    private func attempt(
        _ body: () async throws(PostgresError) -> [SQLResult]
    ) async throws(Fault) -> [SQLResult] {
        guard gate.isOpen else { throw .unavailable }
        do throws(PostgresError) {
            do throws(PostgresError) {
                return try await body()
            } catch .connectionLost {
                return try await body()
            }
        } catch {
            let fault = faults.fault(error)
            // What changes nothing has no outcome to be unknown.
            throw fault == .unknownOutcome ? .unavailable : fault
        }
    }
}
