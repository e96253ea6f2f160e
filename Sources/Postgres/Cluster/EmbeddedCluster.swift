import Glibc
import Logging

/// A PostgreSQL cluster of the daemon's own: made, started, watched over and stopped by it.
///
/// The server listens on a private Unix socket only, runs as an unprivileged user and in its own session, and outlives a
/// killed daemon; the next daemon adopts it.
public actor EmbeddedCluster {
    /// The data directory, absolute; also the socket's folder.
    public nonisolated let directory: String
    /// The cluster's owner and superuser: the starting user, or `postgres` when that is root.
    public nonisolated let owner: String

    private let server: ClusterServer
    private let backoff: Backoff
    private let logger: Logger
    private let stopping = Watched(false)
    private let watchedState = Watched<ConnectionState>(.down(reason: "not started"))
    private var process: ServerProcess?
    private var lock: Int32?

    /// A cluster that is not touched before ``start()``.
    /// - Parameters:
    ///   - directory: the data directory, `DIR/postgres`; missing folders are made.
    ///   - settings: server settings beside or in place of those that are always written.
    ///   - backoff: the pauses before a server that ended is started again.
    public init(
        directory: String, settings: [String: String] = [:], backoff: Backoff = .standard,
        logger: Logger = .silent
    ) throws(ClusterError) {
        let directory = try Files.absolute(directory)
        let socket = directory + "/.s.PGSQL.5432"
        // sockaddr_un has 108 bytes, the last of them zero.
        guard socket.utf8.count <= 107 else {
            throw .socketPathTooLong(path: socket, bytes: socket.utf8.count, limit: 107)
        }
        let visitor = try ServerAccount.numbered(geteuid())
        let account = try Self.account(for: directory, visitor)
        self.directory = directory
        self.owner = account.superuser
        self.backoff = backoff
        self.logger = logger
        server = ClusterServer(
            directory: directory, account: account,
            files: ClusterFiles(directory: directory, account: account, visitor: visitor, settings: settings),
            logger: logger)
    }

    /// Leaves a running server alone, as a killed daemon would; the next cluster on the directory adopts it.
    deinit {
        if let lock { close(lock) }
    }

    /// The connection string for the owner or for another role, over the private socket.
    public nonisolated func conninfo(user: String? = nil, database: String = "postgres") -> String {
        server.conninfo(user: user ?? owner, database: database)
    }

    /// The postmaster's process id while it runs.
    public var postmaster: Int32? { process.flatMap { $0.isOver ? nil : $0.pid } }

    /// Up, with the postmaster's process id, or down; the present state first, then each change.
    public nonisolated func states() -> AsyncStream<ConnectionState> { watchedState.values() }

    /// Makes the cluster if there is none, starts or adopts its server, and returns when it accepts connections.
    public func start() async throws(ClusterError) {
        guard process == nil else { return }
        if lock == nil {
            let server = server
            lock = try await Self.blocking { () throws(ClusterError) in try server.lock() }.get()
        }
        do throws(ClusterError) {
            try await bringUp()
        } catch {
            unlock()
            throw error
        }
    }

    /// Starts the server again whenever it ends, until the task is cancelled or ``stop()`` is called.
    public func run() async {
        var failures = 0
        while !Task.isCancelled, !stopping.value {
            if let process {
                let begin = ContinuousClock.now
                await process.waitUntilOver()
                guard process.isOver, !stopping.value else { return }
                failures = begin.duration(to: .now) > .seconds(60) ? 1 : failures + 1
                self.process = nil
                watchedState.set(.down(reason: "PostgreSQL ended"))
                logger.error("PostgreSQL ended and is started again", metadata: ["pid": "\(process.pid)"])
            } else {
                failures += 1
            }
            // The first time nothing is gained by waiting.
            if failures > 1 { try? await Task.sleep(for: backoff(failures - 1)) }
            guard !Task.isCancelled else { return }
            do throws(ClusterError) {
                try await bringUp()
            } catch {
                logger.error("PostgreSQL cannot be started", metadata: ["reason": "\(error)"])
            }
        }
    }

    /// Stops the server in order and returns when it is gone. The cluster can then be used by others.
    public func stop() async {
        stopping.set(true)
        if let process {
            let server = server
            await DedicatedThread.run(name: "pg-stop") { server.end(process) }
            self.process = nil
        }
        watchedState.set(.down(reason: "stopped"))
        unlock()
    }

    private func bringUp() async throws(ClusterError) {
        let server = server
        let stopping = stopping
        let result = await withTaskCancellationHandler {
            await Self.blocking { () throws(ClusterError) in try server.bringUp(unless: stopping) }
        } onCancel: {
            stopping.set(true)
        }
        let process = try result.get()
        guard !stopping.value else {
            await DedicatedThread.run(name: "pg-stop") { server.end(process) }
            throw .interrupted
        }
        self.process = process
        watchedState.set(.up(backend: process.pid))
    }

    private func unlock() {
        if let lock { close(lock) }
        lock = nil
    }

    /// Whose server it is: the owner of the data that exist, or for new data the starting user, for root `postgres`.
    private static func account(
        for directory: String, _ visitor: ServerAccount
    ) throws(ClusterError) -> ServerAccount {
        if let status = Files.status(directory), Files.status(directory + "/PG_VERSION") != nil || visitor.uid != 0 {
            guard visitor.uid == 0 || status.st_uid == visitor.uid, status.st_uid != 0 else {
                throw .notOwner(path: directory, uid: status.st_uid)
            }
            return try ServerAccount.numbered(status.st_uid)
        }
        guard visitor.uid == 0 else { return visitor }
        guard let account = ServerAccount.named("postgres") else { throw .noServerUser(name: "postgres") }
        return account
    }

    private static func blocking<Value: Sendable>(
        _ work: @escaping @Sendable () throws(ClusterError) -> Value
    ) async -> Result<Value, ClusterError> {
        await DedicatedThread.run(name: "pg-cluster") {
            do throws(ClusterError) { return .success(try work()) } catch { return .failure(error) }
        }
    }
}
