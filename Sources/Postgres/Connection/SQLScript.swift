import CLibPQ
import Synchronization

/// A short-lived connection of its own for scripts: migrations, functions, administration.
///
/// Nothing is framed or prepared: transactions and locks are the caller's. Each step blocks a thread of its own, never
/// the cooperative pool; it cannot be cancelled, so bound it by `statement_timeout` or `lock_timeout` where that matters.
public final class SQLScript: Sendable {
    private struct Job {
        enum Work {
            case script(String)
            case query(String, [SQLValue])
        }
        let work: Work
        let continuation: CheckedContinuation<Result<SQLResult, PostgresError>, Never>
    }

    private struct State {
        var jobs: [Job] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let wake = WakeSignal()
    private let ended = Latch()

    private init() {}

    /// Connects, calls `body`, and closes the connection in any case.
    @discardableResult
    public static func session<Value>(
        conninfo: String, application: String, settings: [String: String] = [:],
        onNotice: @escaping @Sendable (ServerError) -> Void = { _ in },
        isolation: isolated (any Actor)? = #isolation,
        _ body: (SQLScript) async throws -> Value
    ) async throws -> Value {
        let script = SQLScript()
        let target = ConnectionTarget(conninfo: conninfo, application: application, settings: settings)
        try await script.open(target, onNotice)
        do {
            let value = try await body(script)
            await script.close()
            return value
        } catch {
            await script.close()
            throw error
        }
    }

    /// Executes a text of several statements; without transaction words in it, it is one transaction.
    /// - Returns: the last statement's result.
    @discardableResult
    public func run(_ script: String) async throws(PostgresError) -> SQLResult {
        try await submit(.script(script))
    }

    /// Executes one statement with parameters.
    @discardableResult
    public func query(_ sql: String, _ parameters: [SQLValue] = []) async throws(PostgresError) -> SQLResult {
        if let objection = ParameterBuffer.objection(to: parameters) { throw objection }
        return try await submit(.query(sql, parameters))
    }

    private func submit(_ work: Job.Work) async throws(PostgresError) -> SQLResult {
        let result = await withCheckedContinuation { continuation in
            let isClosed = state.withLock { state in
                if !state.isClosed { state.jobs.append(Job(work: work, continuation: continuation)) }
                return state.isClosed
            }
            if isClosed { continuation.resume(returning: .failure(.notConnected("closed"))) } else { wake.raise() }
        }
        return try result.get()
    }

    private func open(
        _ target: ConnectionTarget, _ onNotice: @escaping @Sendable (ServerError) -> Void
    ) async throws(PostgresError) {
        let opened: Result<Void, PostgresError> = await withCheckedContinuation { continuation in
            let started = DedicatedThread.start(name: target.application) { [self] in
                do throws(PostgresError) {
                    let link = try Link.open(target, onNotice: onNotice)
                    continuation.resume(returning: .success(()))
                    serve(link)
                } catch {
                    continuation.resume(returning: .failure(error))
                }
                ended.open()
            }
            if !started { continuation.resume(returning: .failure(.notConnected("no thread left"))) }
        }
        try opened.get()
    }

    private func close() async {
        state.withLock { $0.isClosed = true }
        wake.raise()
        await ended.wait()
    }

    private func serve(_ link: Link) {
        var buffer = ParameterBuffer()
        while true {
            let (job, isClosed) = state.withLock { state in
                (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.isClosed)
            }
            if let job {
                job.continuation.resume(returning: Self.execute(job.work, link, &buffer))
            } else if isClosed {
                return
            } else {
                wake.wait()
            }
        }
    }

    private static func execute(
        _ work: Job.Work, _ link: Link, _ buffer: inout ParameterBuffer
    ) -> Result<SQLResult, PostgresError> {
        let result: OpaquePointer?
        switch work {
        case .script(let text): result = PQexec(link.connection, text)
        case .query(let sql, let parameters):
            buffer.fill(parameters)
            result = buffer.withPointers { count, values, lengths, formats in
                PQexecParams(link.connection, sql, count, nil, values, lengths, formats, 0)
            }
        }
        defer { PQclear(result) }
        guard let result, link.isAlive else { return .failure(.connectionLost(duringCommit: true)) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return .success(SQLResult(result))
        case PGRES_FATAL_ERROR: return .failure(ServerError(result).asError)
        case let status: return .failure(.protocolViolation("unexpected result \(status.rawValue)"))
        }
    }
}
