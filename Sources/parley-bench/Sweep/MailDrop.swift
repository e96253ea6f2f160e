import Dispatch
import Glibc
import Synchronization

/// A mail server on loopback that takes every mail and remembers only which it was.
final class MailDrop: Sendable {
    let port: UInt16
    private let listener: Int32
    /// How often each mail came, by its Message-ID.
    private let received = Mutex<[String: Int]>([:])

    init() throws(BenchFailure) {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 128) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else { throw BenchFailure(call: "mail drop") }
        port = UInt16(bigEndian: address.sin_port)
        // Queues of its own: each blocks a thread.
        DispatchQueue(label: "bench.mail").async { [self] in
            while true {
                let client = accept(listener, nil, nil)
                if client < 0, errno == EINTR { continue }
                guard client >= 0 else { return }
                DispatchQueue(label: "bench.mail.client").async { [self] in
                    converse(client)
                    close(client)
                }
            }
        }
    }

    /// How many different mails have come, and how many came once more.
    var count: (mails: Int, doubles: Int) {
        received.withLock { ($0.count, $0.values.reduce(0) { $0 + $1 - 1 }) }
    }

    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func converse(_ client: Int32) {
        var lines = MailLines(client)
        var isText = false
        var name = ""
        guard lines.say("220 drop") else { return }
        while let line = lines.next() {
            if isText {
                if line.hasPrefix("Message-ID:") { name = line }
                guard line == "." else { continue }
                isText = false
                received.withLock { $0[name, default: 0] += 1 }
                guard lines.say("250 taken") else { return }
                continue
            }
            isText = line == "DATA"
            guard lines.say(isText ? "354 go on" : line == "QUIT" ? "221 bye" : "250 OK"), line != "QUIT" else {
                return
            }
        }
    }
}

/// A client's lines, and answers to it. Blocks.
private struct MailLines {
    private let socket: Int32
    private var buffer: [UInt8] = []
    private var start = 0

    init(_ socket: Int32) { self.socket = socket }

    func say(_ line: String) -> Bool {
        let bytes = Array((line + "\r\n").utf8)
        return send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    mutating func next() -> String? {
        while true {
            if let end = buffer[start...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return String(decoding: buffer[start..<(end > start ? end - 1 : end)], as: UTF8.self)
            }
            buffer.removeFirst(start)
            start = 0
            var piece = [UInt8](repeating: 0, count: 16_384)
            let count = recv(socket, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            buffer += piece[..<count]
        }
    }
}
