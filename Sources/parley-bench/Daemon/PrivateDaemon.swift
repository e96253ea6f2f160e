import Glibc
import JSONText

/// A daemon of the benchmark's own, started on a data folder as a user starts it.
final class PrivateDaemon {
    let folder: String
    var socket: String { folder + "/admin.sock" }
    /// The folder of the embedded cluster, and of its private socket.
    var cluster: String { folder + "/data/postgres" }
    private let program: String
    private let flags: [String]
    private var child: Child?

    /// A folder that is there or is made; by default a new one under the system's temporary one, which the server's user
    /// may enter. `flags` go to `parleyd serve`.
    init(program: String, folder: String? = nil, flags: [String] = []) throws(BenchFailure) {
        self.program = program
        self.flags = flags
        if let folder {
            guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw BenchFailure(call: folder) }
            self.folder = folder
        } else {
            self.folder = try Files.temporaryFolder()
        }
    }

    var pid: pid_t { child?.pid ?? 0 }

    /// The most resident memory that the daemon has had since its start, in MiB.
    var peakMemory: Double { memory("VmHWM:") }

    /// Its resident memory now, in MiB.
    var memory: Double { memory("VmRSS:") }

    private func memory(_ name: String) -> Double {
        let status = Files.read("/proc/\(pid)/status") ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0) / 1_024
    }

    /// The postmaster's process id.
    var postmaster: pid_t {
        Files.read(cluster + "/postmaster.pid")?.split(separator: "\n").first.flatMap { pid_t($0) } ?? 0
    }

    /// Starts the daemon and returns when it answers `ops.status` with ready.
    /// - Returns: the seconds that this took.
    @discardableResult
    func start() throws(BenchFailure) -> Double {
        let begin = Monotonic.now()
        let command = Command(
            program, ["serve", "--data", folder + "/data", "--socket", socket, "--bootstrap"] + flags)
        let child = try command.start(output: folder + "/parleyd.log")
        self.child = child
        while Monotonic.now() - begin < 60_000_000_000 {
            if let status = try? Conversation(socket: socket).call("ops.status"), status.first["ready"]?.bool == true {
                return Double(Monotonic.now() - begin) / 1e9
            }
            if child.hasEnded() {
                self.child = nil
                throw BenchFailure("the daemon ended: \(Files.read(folder + "/parleyd.log")?.suffix(2_000) ?? "")")
            }
            usleep(5_000)
        }
        throw BenchFailure("the daemon is not ready after 60 s")
    }

    /// Ends the daemon at once, as a power cut would; its cluster goes on.
    func crash() {
        guard let child else { return }
        kill(child.pid, SIGKILL)
        _ = child.wait()
        self.child = nil
    }

    /// Stops the daemon, and with it its cluster, in order.
    func stop() {
        guard let child else { return }
        kill(child.pid, SIGTERM)
        _ = child.wait()
        self.child = nil
    }

    /// Removes the folder with all that it holds.
    func removeFolder() {
        Files.remove(folder: folder)
    }
}
