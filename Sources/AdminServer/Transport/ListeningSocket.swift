import Glibc

/// Why the admin socket cannot be opened.
public enum SocketError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path is longer than the kernel takes.
    case pathTooLong(path: String, bytes: Int)
    /// Another daemon answers on the path or holds its lock.
    case inUse(path: String)
    /// Something that is not a socket is at the path; it is left alone.
    case notASocket(path: String)
    /// A system call failed.
    case system(call: String, path: String, errno: Int32)

    /// One sentence for the log.
    public var description: String {
        switch self {
        case .pathTooLong(let path, let bytes):
            "the socket path \(path) has \(bytes) bytes, at most \(ListeningSocket.longestPath) are possible"
        case .inUse(let path): "another daemon serves \(path)"
        case .notASocket(let path): "\(path) exists and is not a socket"
        case .system(let call, let path, let errno): "\(call) \(path): \(String(cString: strerror(errno)))"
        }
    }
}

/// The daemon's Unix socket in the file system: at most one daemon per path, nothing foreign is ever removed, and the
/// socket never has more rights than 0660, not even between two system calls.
struct ListeningSocket: Sendable {
    static let longestPath = 107

    let path: String
    /// Bound, not yet listening.
    let descriptor: Int32
    /// Holds the lock for as long as it is open.
    private let lock: Int32
    private let inode: ino_t

    static func open(_ path: String) throws(SocketError) -> ListeningSocket {
        guard path.utf8.count <= longestPath else {
            throw .pathTooLong(path: path, bytes: path.utf8.count)
        }
        let lock = try takeLock(for: path)
        do throws(SocketError) {
            try removeStale(path)
            let descriptor = try bind(path)
            var status = stat()
            guard lstat(path, &status) == 0 else { throw failure("stat", path) }
            return ListeningSocket(path: path, descriptor: descriptor, lock: lock, inode: status.st_ino)
        } catch {
            Glibc.close(lock)
            throw error
        }
    }

    /// Removes the socket, if it is still ours, so that newcomers are refused by the kernel.
    func remove() {
        var status = stat()
        if lstat(path, &status) == 0, status.st_ino == inode { unlink(path) }
    }

    /// Lets another daemon take the path.
    func unlock() { Glibc.close(lock) }

    /// The lock file stays: removing it would let two daemons hold locks on two files of the same name.
    private static func takeLock(for path: String) throws(SocketError) -> Int32 {
        let lockPath = path + ".lock"
        let lock = Glibc.open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw failure("open", lockPath) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let isTaken = errno == EWOULDBLOCK
            let error = isTaken ? SocketError.inUse(path: path) : failure("lock", lockPath)
            Glibc.close(lock)
            throw error
        }
        return lock
    }

    /// Removes a socket that nobody answers on.
    private static func removeStale(_ path: String) throws(SocketError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw failure("stat", path)
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { throw failure("socket", path) }
        defer { Glibc.close(probe) }
        let answer = withAddress(path) { connect(probe, $0, $1) }
        guard answer != 0 else { throw .inUse(path: path) }
        guard errno == ECONNREFUSED else { throw errno == EAGAIN ? .inUse(path: path) : failure("connect", path) }
        guard unlink(path) == 0 else { throw failure("unlink", path) }
    }

    private static func bind(_ path: String) throws(SocketError) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure("socket", path) }
        // Linux gives the file the mode of the unbound socket less the umask; chmod then adds what the umask took.
        guard fchmod(descriptor, 0o660) == 0, withAddress(path, { Glibc.bind(descriptor, $0, $1) }) == 0,
            chmod(path, 0o660) == 0
        else {
            let error = failure("bind", path)
            Glibc.close(descriptor)
            throw error
        }
        return descriptor
    }

    private static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func failure(_ call: String, _ path: String) -> SocketError {
        .system(call: call, path: path, errno: errno)
    }
}
