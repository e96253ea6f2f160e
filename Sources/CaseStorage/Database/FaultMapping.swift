import Logging
import Mediation
import Postgres

/// PostgreSQL's errors as the faults of the ports. This is the only place that reads SQLSTATEs.
struct FaultMapping: Sendable {
    /// What to do about an error in a transaction that may be repeated.
    enum Remedy: Sendable {
        /// Nothing was done, and nobody is to blame: do it again.
        case again(Fault)
        /// There is no connection; nothing was sent.
        case wait
        /// Nobody knows whether it was done.
        case settle
        /// The statement itself was refused: one of its units is to blame.
        case split(Fault)
        /// No use in trying.
        case giveUp(Fault)
    }

    private let log: FaultLog

    init(logger: Logger) { log = FaultLog(logger) }

    /// The fault that a caller sees.
    func fault(_ error: PostgresError) -> Fault {
        switch remedy(error) {
        case .again(let fault), .split(let fault), .giveUp(let fault): fault
        case .wait: .unavailable
        case .settle: .unknownOutcome
        }
    }

    /// What to do about an error.
    func remedy(_ error: PostgresError) -> Remedy {
        switch error {
        case .notConnected: .wait
        case .connectionLost(duringCommit: true), .cancelled: .settle
        case .connectionLost(duringCommit: false): .again(.unavailable)
        case .timeout: .giveUp(.timeout)
        case .overloaded: .giveUp(.busy(afterMilliseconds: 200))
        case .invalidParameter, .unexpectedResult, .protocolViolation: .split(broken(error))
        case .server(let report): remedy(report, error)
        }
    }

    private func remedy(_ report: ServerError, _ error: PostgresError) -> Remedy {
        switch report.sqlstate {
        // Serialization failure, deadlock, lock not available.
        case "40001", "40P01", "55P03": .again(.busy(afterMilliseconds: 100))
        // Too many connections; shutting down, crashed, starting up; connection exceptions.
        case "53300", "57P01", "57P02", "57P03": .again(.unavailable)
        case let state where state.hasPrefix("08"): .again(.unavailable)
        // Read-only transaction (a standby), disk full.
        case "25006", "53100": .giveUp(.readOnly)
        // A table, function or column is not there, or not as it was: a schema from another release.
        case "42P01", "42883", "42703", "42804": .giveUp(schemaDiffers(error))
        // hold_law: other rules came into force meanwhile; of a batch, those who decided by them are found by splitting.
        case "PL001": .split(.rulesReplaced)
        // name_cases: another case got the number meanwhile.
        case "PL002": .split(.numberTaken)
        default: .split(broken(error))
        }
    }

    /// A bug or a broken store, logged under a reference. DETAIL may hold values of a case and is left out.
    func broken(_ error: PostgresError) -> Fault {
        let report = error.server
        return .broken(
            reference: log.note(
                "the database refused a statement",
                [
                    "sqlstate": "\(report?.sqlstate ?? "-")", "constraint": "\(report?.constraint ?? "-")",
                    "message": "\(report?.message ?? error.description)", "context": "\(report?.context ?? "-")",
                ]))
    }

    private func schemaDiffers(_ error: PostgresError) -> Fault {
        _ = log.note("the schema is from another release", ["message": "\(error.server?.message ?? "")"])
        return .readOnly
    }
}
