import Logging

/// A few connections for reads, one for writes and one for what follows them.
public struct ConnectionPool: Sendable {
    /// Each read goes to the one of these with the least to do.
    public let readers: [PipelinedConnection]
    /// The only connection that changes what people wait for.
    public let writer: PipelinedConnection
    /// For what can be made again from the rest: its commits do not wait for the disk, and nobody waits behind it.
    public let follower: PipelinedConnection

    /// Connections that are not made before ``start()``; the parameters are those of ``PipelinedConnection``.
    /// `readSettings` are for the readers, over `settings`.
    public init(
        conninfo: String, application: String, readers: Int = 2,
        settings: [String: String] = ["statement_timeout": "30s"],
        readSettings: [String: String] = ["statement_timeout": "10s"], backoff: Backoff = .standard,
        onNotice: @escaping @Sendable (ServerError) -> Void = { _ in }, logger: Logger = .silent
    ) {
        func connection(_ role: String, _ settings: [String: String]) -> PipelinedConnection {
            PipelinedConnection(
                conninfo: conninfo, application: "\(application)/\(role)", settings: settings, backoff: backoff,
                onNotice: onNotice, logger: logger)
        }
        self.readers = (0..<max(readers, 1)).map { connection("r\($0 + 1)", settings.merging(readSettings) { $1 }) }
        self.writer = connection("w", settings)
        follower = connection("f", settings.merging(["synchronous_commit": "off"]) { $1 })
    }

    private var all: [PipelinedConnection] { [follower, writer] + readers }

    /// Starts every connection's thread; call it once.
    public func start() { for connection in all { connection.start() } }

    /// Finishes what was accepted and closes the connections, the readers last.
    public func stop() async { for connection in all { await connection.stop() } }

    /// The writer and at least one reader are up.
    public var isUp: Bool { writer.isUp && readers.contains(where: \.isUp) }

    /// Returns when every connection is up, or when the task is cancelled.
    public func waitUntilUp() async { for connection in all { await connection.waitUntilUp() } }

    /// Executes one call that changes nothing, where there is least to do.
    public func read(_ call: SQLCall) async throws(PostgresError) -> SQLResult { try await reader().read(call) }

    /// Executes calls on one snapshot, where there is least to do.
    public func read(_ calls: [SQLCall]) async throws(PostgresError) -> [SQLResult] {
        try await reader().read(calls)
    }

    /// Executes calls in one transaction of the writer and returns when it is durable; errors as in
    /// ``PipelinedConnection/transact(_:)``.
    public func transact(
        _ calls: [SQLCall], within time: Duration? = nil
    ) async throws(PostgresError) -> [SQLResult] {
        try await writer.transact(calls, within: time)
    }

    private func reader() -> PipelinedConnection {
        var best = readers[0]
        var lightest = Int.max
        for reader in readers where reader.isUp {
            let load = reader.load
            if load < lightest { (best, lightest) = (reader, load) }
        }
        return best
    }
}
