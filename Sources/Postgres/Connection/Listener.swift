import CLibPQ
import Logging

/// Hears NOTIFY on a connection of its own. What it hears are hints: some are lost, so look at the tables as well.
public final class Listener: Sendable {
    /// A hint that something happened.
    public struct Hint: Sendable, Hashable {
        /// The channel; one of those asked for.
        public let channel: String
        /// What the sender said; empty also after every new connection, because hints may have been missed.
        public let payload: String
    }

    /// All hints, for one reader; the newest 256 are kept while it is busy. Ends after ``stop()``.
    public let hints: AsyncStream<Hint>

    private let continuation: AsyncStream<Hint>.Continuation
    private let watchedState = Watched<ConnectionState>(.down(reason: "not started"))
    private let stopping = Watched(false)
    private let wake = WakeSignal()
    private let ended = Latch()
    private let target: ConnectionTarget
    private let channels: [String]
    private let backoff: Backoff
    private let logger: Logger

    /// A listener that does not connect before ``start()``; the parameters are those of ``PipelinedConnection``.
    public init(
        conninfo: String, application: String, channels: [String], backoff: Backoff = .standard,
        logger: Logger = .silent
    ) {
        target = ConnectionTarget(conninfo: conninfo, application: application, settings: [:])
        self.channels = channels
        self.backoff = backoff
        self.logger = logger
        (hints, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(256))
    }

    /// Starts the thread; call it once.
    public func start() {
        let started = DedicatedThread.start(name: target.application) { [self] in
            listen()
            continuation.finish()
            ended.open()
        }
        precondition(started, "the system has no thread left for a database connection")
    }

    /// Closes the connection; call it once, after ``start()``.
    public func stop() async {
        stopping.set(true)
        wake.raise()
        await ended.wait()
    }

    /// The present state, then each change; who is slow sees the newest.
    public func states() -> AsyncStream<ConnectionState> { watchedState.values() }

    private func listen() {
        var failures = 0
        while !stopping.value {
            let reason: String
            do throws(PostgresError) {
                let link = try Link.open(target, onNotice: { _ in })
                try subscribe(link)
                failures = 0
                watchedState.set(.up(backend: link.backend))
                for channel in channels { continuation.yield(Hint(channel: channel, payload: "")) }
                hear(link)
                reason = link.errorMessage
            } catch {
                reason = error.description
            }
            failures += 1
            watchedState.set(.down(reason: stopping.value ? "stopped" : reason))
            guard !stopping.value else { return }
            logger.warning("listener down", metadata: ["reason": "\(reason)"])
            wake.wait(milliseconds: backoff(failures).pollMilliseconds)
        }
    }

    private func subscribe(_ link: Link) throws(PostgresError) {
        for channel in channels {
            guard let name = PQescapeIdentifier(link.connection, channel, channel.utf8.count) else {
                throw .invalidParameter("channel \(channel)")
            }
            defer { PQfreemem(name) }
            let result = PQexec(link.connection, "listen " + String(cString: name))
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw ServerError(result).asError }
        }
    }

    private func hear(_ link: Link) {
        while !stopping.value {
            guard wake.wait(orFor: link.descriptor) == 0 || link.readIdle() else { return }
            while let notification = PQnotifies(link.connection) {
                defer { PQfreemem(notification) }
                continuation.yield(
                    Hint(
                        channel: String(cString: notification.pointee.relname),
                        payload: String(cString: notification.pointee.extra)))
            }
        }
    }
}
