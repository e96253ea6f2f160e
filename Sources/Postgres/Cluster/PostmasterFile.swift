import Glibc

/// What a running server says of itself in `postmaster.pid`.
struct PostmasterFile {
    let pid: Int32
    /// `starting`, `stopping`, `ready` or `standby`; empty before the server has got so far.
    let status: String

    init?(directory: String) {
        guard let text = Files.read(directory + "/postmaster.pid") else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let pid = lines.first.flatMap({ Int32($0) }), pid > 1 else { return nil }
        self.pid = pid
        self.status = lines.count > 7 ? String(lines[7].prefix { $0 != " " }) : ""
    }

    /// The process lives and is a server of this directory: a file may be stale and its number used anew.
    func isAlive(in directory: String) -> Bool { Self.isServer(pid, in: directory) }

    /// All server processes of a directory, a dead postmaster's children among them.
    static func processes(in directory: String) -> [Int32] {
        (Files.names(in: "/proc") ?? []).compactMap { Int32($0) }.filter { isServer($0, in: directory) }
    }

    /// A server process works in its data directory. One that ended but is not reaped yet has no such link.
    private static func isServer(_ pid: Int32, in directory: String) -> Bool {
        Files.link("/proc/\(pid)/cwd") == directory
            && Files.read("/proc/\(pid)/comm")?.hasPrefix("postgres") ?? false
    }
}
