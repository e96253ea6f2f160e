import Glibc

/// How many files and sockets the process may have open.
enum OpenFiles {
    /// Databases, mail servers, files.
    private static let others = 256

    /// Raises the limit so that this many connections fit, as far as the system lets it.
    static func allow(connections: Int) {
        let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(kind, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, rlim_t(connections + others)))
        setrlimit(kind, &limit)
    }
}
