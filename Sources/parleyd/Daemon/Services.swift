import AdminServer
import CaseStorage
import Glibc
import Postgres
import ServiceLifecycle
import Synchronization
import UnixSignals

/// A part whose `run` goes on until it is cancelled, and which is not waited for beyond the end of the farewell.
struct Runner: Service {
    let farewell: Farewell
    let priority: TaskPriority
    let work: @Sendable () async throws -> Void

    /// - Parameter priority: lower for what nobody waits for, so that a flood of notices lets requests pass.
    init(
        _ farewell: Farewell, priority: TaskPriority = .medium, _ work: @escaping @Sendable () async throws -> Void
    ) {
        self.farewell = farewell
        self.priority = priority
        self.work = work
    }

    func run() async throws {
        let (ends, end) = AsyncStream<Result<Void, any Error>>.makeStream(bufferingPolicy: .bufferingOldest(1))
        // Not a child task: a part that is stuck must not hold up the end.
        let running = Task(priority: priority) { try await work() }
        Task { end.yield(await running.result) }
        let outcome = Task {
            for await result in ends { return result }
            return .success(())
        }
        let leave: @Sendable () -> Void = {
            running.cancel()
            Task {
                await farewell.wait()
                end.yield(.success(()))
            }
        }
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await outcome.value.get()
            } onGracefulShutdown: {
                leave()
            }
        } onCancel: {
            leave()
        }
    }
}

/// How long the daemon takes to say good-bye: what is not done by then is left, since whoever waits for it has been cut
/// off already, and a killed connection is recovered by key.
final class Farewell: Sendable {
    /// From the first sign of the end, in real time; the connections are cut at the same moment (protocol.md 12).
    private static let time = Duration.seconds(20)
    private let end = Mutex<ContinuousClock.Instant?>(nil)

    /// The end begins; only the first call counts.
    func begin() { end.withLock { $0 = $0 ?? .now + Self.time } }

    /// Returns when the farewell is over; a moment is left for what only has to notice it.
    func wait() async {
        begin()
        let moment = ContinuousClock.now + .milliseconds(500)
        try? await Task.sleep(until: max(end.withLock { $0 } ?? moment, moment), clock: .continuous)
    }
}

/// The embedded cluster: watched over while the daemon runs, stopped in order after everything that uses it.
struct ClusterService: Service {
    let cluster: EmbeddedCluster

    func run() async throws {
        await cancelWhenGracefulShutdown { await cluster.run() }
        await cluster.stop()
    }
}

/// The socket: on shutdown it drains first, while everything behind it still works.
struct SocketService: Service {
    let server: AdminServer
    let farewell: Farewell

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await server.run()
        } onGracefulShutdown: {
            farewell.begin()
            server.drain()
        }
    }
}

/// Tells systemd that the daemon makes progress; a database that is away is no reason to be killed.
struct WatchdogService: Service {
    let notice: SystemdNotice
    let storage: CaseStorage

    func run() async throws {
        notice.ready("listening")
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                notice.watchdog()
                notice.status(storage.isUp ? "database up" : "database away")
                do { try await Task.sleep(for: .seconds(10)) } catch { break }
            }
        }
        notice.stopping()
    }
}

/// `SIGHUP` has the configuration read again. Where it says that the terminal of a daemon in the foreground is gone, the
/// daemon ends with it, in order.
struct ReloadService: Service {
    let operations: DaemonOperations
    let hadTerminal: Bool

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        await cancelWhenGracefulShutdown {
            for await _ in signals {
                if hadTerminal, isatty(STDIN_FILENO) != 1 {
                    operations.drain(seconds: nil)
                } else {
                    await operations.reloadBySignal()
                }
            }
        }
    }
}
