import AdminServer
import CaseStorage
import Postgres
import ServiceLifecycle

/// A part whose `run` goes on until it is cancelled.
struct Runner: Service {
    let work: @Sendable () async throws -> Void

    init(_ work: @escaping @Sendable () async throws -> Void) { self.work = work }

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await work() }
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

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await server.run()
        } onGracefulShutdown: {
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
