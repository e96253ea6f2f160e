import Logging

/// One PostgreSQL connection served by one thread, which sends everything that waits as one libpq pipeline.
///
/// The connection is made, and made anew when it breaks, by the thread itself. While there is none, calls fail at once
/// with ``PostgresError/notConnected(_:)``. A call whose task is cancelled returns ``PostgresError/cancelled`` at once;
/// what was already sent completes at the server and its reply is dropped.
public final class PipelinedConnection: Sendable {
    private let loop: ConnectionLoop
    private let inbox: Inbox
    private let watchedState = Watched<ConnectionState>(.down(reason: "not started"))
    private let ended = Latch()

    /// A connection that is not made before ``start()``.
    /// - Parameters:
    ///   - conninfo: a libpq connection string or URI.
    ///   - application: what `pg_stat_activity` shows.
    ///   - settings: server settings of this connection; `options` in `conninfo` replace them all.
    ///   - capacity: how many calls may wait before more are refused as ``PostgresError/overloaded``.
    ///   - patience: how long one batch may take before the connection is given up.
    ///   - backoff: the pauses between attempts to connect.
    ///   - onNotice: called in the connection's thread with the server's notices; must not block.
    public init(
        conninfo: String, application: String, settings: [String: String] = ["statement_timeout": "30s"],
        capacity: Int = 65_536, patience: Duration = .seconds(120), backoff: Backoff = .standard,
        onNotice: @escaping @Sendable (ServerError) -> Void = { _ in },
        logger: Logger = .silent
    ) {
        inbox = Inbox(capacity: capacity)
        loop = ConnectionLoop(
            target: ConnectionTarget(conninfo: conninfo, application: application, settings: settings),
            inbox: inbox, state: watchedState, backoff: backoff, patience: patience, onNotice: onNotice,
            logger: logger)
    }

    /// Starts the thread; call it once.
    public func start() {
        let started = DedicatedThread.start(name: loop.target.application) { [loop, ended] in
            loop.run()
            ended.open()
        }
        precondition(started, "the system has no thread left for a database connection")
    }

    /// Accepts no more calls, finishes those it has, and closes the connection; call it once, after ``start()``.
    public func stop() async {
        inbox.stop()
        await ended.wait()
    }

    /// Up or down at this moment.
    public var state: ConnectionState { watchedState.value }
    /// There is a connection at this moment.
    public var isUp: Bool { state.isUp }
    /// Calls that wait or are on their way.
    public var load: Int { inbox.load }
    /// The present state, then each change; who is slow sees the newest.
    public func states() -> AsyncStream<ConnectionState> { watchedState.values() }

    /// Returns when the connection is up, or when the task is cancelled.
    public func waitUntilUp() async {
        for await state in states() where state.isUp { return }
    }

    /// Executes one call that changes nothing; it may share a round trip with others.
    public func read(_ call: SQLCall) async throws(PostgresError) -> SQLResult {
        let results = try await submit(WorkUnit(.read, [call]))
        guard let result = results.first else { throw .protocolViolation("a call without a result") }
        return result
    }

    /// Executes calls on one snapshot, in a `REPEATABLE READ READ ONLY` transaction.
    public func read(_ calls: [SQLCall]) async throws(PostgresError) -> [SQLResult] {
        calls.isEmpty ? [] : try await submit(WorkUnit(.snapshot, calls))
    }

    /// Executes calls in one transaction and returns when it is durable.
    ///
    /// After ``PostgresError/connectionLost(duringCommit:)`` and ``PostgresError/cancelled`` the outcome is unknown;
    /// after every other error nothing was changed.
    /// - Parameter time: how long each call may take before the server cancels it and rolls back
    ///   (``PostgresError/timeout(_:)``); the COMMIT itself is then not bounded by the server.
    public func transact(
        _ calls: [SQLCall], within time: Duration? = nil
    ) async throws(PostgresError) -> [SQLResult] {
        calls.isEmpty ? [] : try await submit(WorkUnit(.transaction, calls, time: time))
    }

    private func submit(_ unit: WorkUnit) async throws(PostgresError) -> [SQLResult] {
        let reply = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                unit.ticket.attach(continuation) { inbox.submit(unit) }
            }
        } onCancel: {
            unit.ticket.settle(.failure(.cancelled))
        }
        return try reply.get()
    }
}

extension Logger {
    /// Says nothing.
    public static var silent: Logger { Logger(label: "parley.postgres") { _ in SwiftLogNoOpLogHandler() } }
}
