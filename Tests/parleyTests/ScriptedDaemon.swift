import AdminProtocol
import Glibc
import Wording

@testable import parley

/// A daemon whose every word is known beforehand: one socket pair per connection, its answers written before the client
/// asks, so that no thread and no waiting is needed.
final class ScriptedDaemon {
    static let greeting = #"* parley 1 {"server":"1.0.0","session":"s-1","user":"li.wei","lang":"en"}"# + "\n"

    private var waiting: [Int32] = []
    private var ends: [Int32] = []
    private(set) var dialled = 0
    /// Milliseconds that the client paused.
    private(set) var pauses: [Int64] = []
    private(set) var retries: [Int] = []

    /// One text per connection that the client may make; `nil` is one that is refused.
    init(_ scripts: [String?], greeting: String = ScriptedDaemon.greeting) {
        for script in scripts {
            guard let script else {
                waiting.append(-1)
                continue
            }
            var pair: [Int32] = [0, 0]
            socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
            let bytes = Array((greeting + script).utf8)
            _ = bytes.withUnsafeBytes { send(pair[1], $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            shutdown(pair[1], Int32(SHUT_WR))
            waiting.append(pair[0])
            ends.append(pair[1])
        }
    }

    deinit { (ends + waiting.filter { $0 >= 0 }).forEach { close($0) } }

    /// A sender that talks to this daemon and does not really pause.
    func sender(timeout: Int64 = 5000, language: String = "en") -> RequestSender {
        RequestSender(
            timeout: timeout,
            dial: { deadline throws(ClientFailure) in
                self.dialled += 1
                guard !self.waiting.isEmpty else { throw .unreachable(path: "/nowhere", code: ENOENT) }
                let descriptor = self.waiting.removeFirst()
                guard descriptor >= 0 else { throw .unreachable(path: "/nowhere", code: ECONNREFUSED) }
                return try Connection(
                    StreamSocket(adopting: descriptor), language: language == "zh" ? .zh : .en, by: deadline)
            },
            pause: { milliseconds throws(ClientFailure) in self.pauses.append(milliseconds) },
            onRetry: { self.retries.append($0) })
    }

    /// What the client has sent on its connections so far, line by line.
    func received(on connection: Int = 0) -> [String] {
        var bytes = [UInt8](repeating: 0, count: 1_000_000)
        let count = bytes.withUnsafeMutableBytes {
            recv(ends[connection], $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
        }
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// What a conversation printed, apart by stream.
final class Printed {
    private(set) var out = ""
    private(set) var err = ""

    var console: Console {
        Console { descriptor, bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            if descriptor == STDOUT_FILENO { self.out += text } else { self.err += text }
        }
    }
}
