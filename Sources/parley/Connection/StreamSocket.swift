import Glibc

/// A connected Unix stream socket that waits no longer than it may and honours Ctrl-C.
final class StreamSocket {
    let descriptor: Int32
    /// How long one wait lasts before Ctrl-C is looked for again.
    private static let slice: Int64 = 250

    /// Takes over a descriptor; it is closed with the object.
    init(adopting descriptor: Int32) {
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    deinit { close(descriptor) }

    /// Connects to a path.
    static func connect(to path: String) throws(ClientFailure) -> StreamSocket {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw .unreachable(path: path, code: ENAMETOOLONG)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .unreachable(path: path, code: errno) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw .unreachable(path: path, code: code)
        }
        return StreamSocket(adopting: descriptor)
    }

    /// Writes everything.
    func write(_ bytes: [UInt8], by deadline: Deadline) throws(ClientFailure) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                send(descriptor, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                sent += count
            } else if errno == EAGAIN || errno == EINTR {
                try wait(for: POLLOUT, by: deadline)
            } else {
                throw .lost(why: nil)
            }
        }
    }

    /// Writes what the socket takes at once, and says how much that was.
    func writeSome(_ bytes: [UInt8]) throws(ClientFailure) -> Int {
        let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if count >= 0 { return count }
        guard errno == EAGAIN || errno == EINTR else { throw .lost(why: nil) }
        return 0
    }

    /// Reads what is there, waiting for it if need be; empty at the end of the stream.
    func read(by deadline: Deadline) throws(ClientFailure) -> [UInt8] {
        while true {
            var code: Int32 = 0
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
                count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
                code = errno
                filled = max(0, count)
            }
            if count >= 0 { return bytes }
            guard code == EAGAIN || code == EINTR else { throw .lost(why: nil) }
            try wait(for: POLLIN, by: deadline)
        }
    }

    /// Says that nothing more will be asked.
    func finishWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    private func wait(for event: Int32, by deadline: Deadline) throws(ClientFailure) {
        var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        while true {
            if Interruption.take() { throw .interrupted }
            let left = deadline.millisecondsLeft
            guard left > 0 else { throw .late }
            if poll(&entry, 1, Int32(min(left, Self.slice))) > 0 { return }
        }
    }
}
