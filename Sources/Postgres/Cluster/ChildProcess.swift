import CLibPQ
import Glibc

/// Starts a program in a session of its own, so that a terminal's signals do not reach it.
enum ChildProcess {
    /// - Parameters:
    ///   - arguments: the program's path and its arguments.
    ///   - account: who runs it; root changes to that user first.
    ///   - log: what its output is appended to.
    /// - Returns: its process id. With `setpriv` in front that is still the program's, because `setpriv` executes it.
    static func start(_ arguments: [String], as account: ServerAccount, log: Int32) throws(ClusterError) -> Int32 {
        let change =
            geteuid() == 0 && account.uid != 0
            ? ["/usr/bin/setpriv", "--reuid=\(account.uid)", "--regid=\(account.gid)", "--init-groups", "--"] : []
        let command = change + arguments

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, log, 1)
        posix_spawn_file_actions_adddup2(&actions, log, 2)
        // A server that outlives the daemon must not hold its sockets and locks open.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        // The daemon's working folder may be closed to the server's user.
        posix_spawn_file_actions_addchdir_np(&actions, "/")

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A daemon blocks or ignores signals that the server needs.
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(PARLEY_SPAWN_SETSID))

        let words = cStrings(command)
        let environment = cStrings(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"])
        defer { for text in words + environment { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, command[0], &actions, &attributes, words, environment)
        guard code == 0 else { throw Files.failure(command[0], code) }
        return pid
    }

    /// Runs a program to its end, blocking the thread.
    /// - Returns: true when it ended with 0.
    static func run(_ arguments: [String], as account: ServerAccount, log: Int32) throws(ClusterError) -> Bool {
        let pid = try start(arguments, as: account, log: log)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 { guard errno == EINTR else { return false } }
        return status == 0
    }

    private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var copies: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
        copies.append(nil)
        return copies
    }
}
