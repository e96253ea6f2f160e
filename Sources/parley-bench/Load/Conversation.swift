import Glibc
import JSONText

/// One client that asks and waits, for everything but load.
final class Conversation {
    private let descriptor: Int32
    private var input: [UInt8] = []

    struct Reply {
        var rows: [JSONObject] = []
        /// `OK`, or `ERR` with its code.
        var outcome = ""
        var status = JSONObject()

        var isOK: Bool { outcome == "OK" }
        var first: JSONObject { rows.first ?? JSONObject() }
    }

    init(socket path: String) throws(BenchFailure) {
        descriptor = try UnixSocket.connect(to: path)
        try UnixSocket.skipGreeting(descriptor)
    }

    deinit { close(descriptor) }

    /// The reply to a request that must succeed.
    func ask(_ line: String, within seconds: Int = 60) throws(BenchFailure) -> Reply {
        let reply = try call(line, within: seconds)
        guard reply.isOK else { throw BenchFailure("\(line) → \(reply.outcome) \(reply.status.line)") }
        return reply
    }

    /// The reply to a request, whatever it is.
    func call(_ request: String, within seconds: Int = 60) throws(BenchFailure) -> Reply {
        let bytes = Array((request + "\n").utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 { sent += count } else { try wait(for: POLLOUT, seconds) }
        }
        var reply = Reply()
        while true {
            let text = try nextLine(within: seconds)
            if text.hasPrefix("*") { continue }
            guard let brace = text.firstIndex(of: "{"),
                let object = try? JSONReader.read(String(text[brace...])).object
            else { throw BenchFailure("not a line of the protocol: \(text)") }
            if brace == text.startIndex {
                reply.rows.append(object)
            } else {
                reply.outcome = String(text[..<brace].dropLast())
                reply.status = object
                return reply
            }
        }
    }

    private func nextLine(within seconds: Int) throws(BenchFailure) -> String {
        while true {
            if let end = input.firstIndex(of: UInt8(ascii: "\n")) {
                defer { input.removeFirst(end + 1) }
                return String(decoding: input[..<end], as: UTF8.self)
            }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                input.append(contentsOf: buffer[..<count])
            } else {
                guard count < 0, errno == EAGAIN || errno == EINTR else { throw BenchFailure("the daemon hung up") }
                try wait(for: POLLIN, seconds)
            }
        }
    }

    private func wait(for event: Int32, _ seconds: Int) throws(BenchFailure) {
        var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        guard poll(&entry, 1, Int32(seconds * 1_000)) > 0 else { throw BenchFailure("no answer within \(seconds) s") }
    }
}
