import CLibPQ
import Glibc

/// A running postmaster, our child or one left by a daemon that was killed.
final class ServerProcess: Sendable {
    let pid: Int32
    private let over = Watched(false)
    private let ended = Latch()

    /// Watches a process in a thread of its own until it ends.
    init(pid: Int32) {
        self.pid = pid
        let descriptor = parley_pidfd_open(pid)
        let watch: @Sendable () -> Void = { [over, ended] in
            Self.block(until: pid, descriptor)
            over.set(true)
            ended.open()
        }
        guard descriptor >= 0 || errno != ESRCH, DedicatedThread.start(name: "pg-watch", watch) else {
            over.set(true)
            ended.open()
            return
        }
    }

    /// The process has ended.
    var isOver: Bool { over.value }

    /// Returns when the process has ended, or when the task is cancelled.
    func waitUntilOver() async {
        for await isOver in over.values() where isOver { return }
    }

    /// Sends a signal, unless the process has ended.
    func signal(_ number: Int32) { if !isOver { kill(pid, number) } }

    /// Blocks the thread until the process has ended or the time is over.
    /// - Returns: true when it has ended.
    func blocks(atMost limit: Duration) -> Bool {
        let deadline = ContinuousClock.now + limit
        while !isOver {
            guard ContinuousClock.now < deadline else { return false }
            usleep(5_000)
        }
        return true
    }

    private static func block(until pid: Int32, _ descriptor: Int32) {
        if descriptor >= 0 {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            while poll(&polled, 1, -1) < 0, errno == EINTR {}
            close(descriptor)
        } else {
            // Kernels before 5.3 have no pidfd.
            while kill(pid, 0) == 0 || errno == EPERM {
                if waitpid(pid, nil, WNOHANG) == pid { return }
                usleep(50_000)
            }
        }
        waitpid(pid, nil, WNOHANG)
    }
}
