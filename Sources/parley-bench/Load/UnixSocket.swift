import Glibc

/// Connecting to the daemon's socket.
enum UnixSocket {
    /// A connected, non-blocking descriptor.
    static func connect(to path: String) throws(BenchFailure) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw BenchFailure(call: path, code: ENAMETOOLONG)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw BenchFailure(call: "socket") }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw BenchFailure(call: path, code: code)
        }
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        return descriptor
    }

    /// Reads one line, byte by byte so that nothing after it is taken.
    static func skipGreeting(_ descriptor: Int32) throws(BenchFailure) {
        var byte: UInt8 = 0
        while byte != UInt8(ascii: "\n") {
            let count = recv(descriptor, &byte, 1, 0)
            if count == 1 { continue }
            guard count < 0, errno == EAGAIN || errno == EINTR else { throw BenchFailure("no greeting") }
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, 10_000) > 0 else { throw BenchFailure("no greeting within 10 s") }
        }
    }
}
