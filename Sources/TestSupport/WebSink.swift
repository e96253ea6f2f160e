import Foundation
import Glibc
import Synchronization

/// A web server on loopback that answers every request with the same bytes, and keeps what it was sent.
public final class WebSink: Sendable {
    /// A request as it came.
    public struct Request: Sendable, Hashable {
        /// `POST /path HTTP/1.1`.
        public let line: String
        /// `Name: value`, in their order.
        public let headers: [String]
        /// The body, as long as `Content-Length` said.
        public let body: [UInt8]

        /// The value of a header; nil where there is none.
        public subscript(name: String) -> String? {
            headers.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
                .map { String($0.dropFirst(name.count + 1)).trimmingCharacters(in: .whitespaces) }
        }
    }

    /// Where it listens, on 127.0.0.1.
    public let port: UInt16
    private let listener: Int32
    private let front: TLSFront?
    private let answer: Mutex<[UInt8]?>
    private let taken = Mutex<[Request]>([])

    /// - Parameters:
    ///   - answer: status line, headers and body as they are sent; nil closes without an answer.
    ///   - certificate: speaks TLS, with one client, where it is given.
    public init(_ answer: String? = WebSink.ok, certificate: SelfMadeCertificate? = nil) throws {
        self.answer = Mutex(answer.map { Array($0.utf8) })
        (listener, port) = try MailSink.listen()
        if let certificate {
            close(listener)
            let front = try TLSFront(port: port, certificate: certificate)
            self.front = front
            Thread.detachNewThread { [self] in converse(front.inner) }
        } else {
            front = nil
            Thread.detachNewThread { [self] in takeConnections() }
        }
    }

    /// Taken.
    public static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

    /// An answer with a JSON body, such as a robot gives.
    public static func json(_ text: String, status: String = "200 OK", headers: String = "") -> String {
        "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\n\(headers)Content-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }

    /// What it will answer from the next request on.
    public func answer(_ text: String?) { answer.withLock { $0 = text.map { Array($0.utf8) } } }

    /// What it has been sent so far.
    public var requests: [Request] { taken.withLock { $0 } }

    /// Takes no more connections.
    public func stop() {
        if let front { return front.stop() }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func takeConnections() {
        while true {
            let client = accept(listener, nil, nil)
            if client < 0 {
                if errno == EINTR { continue }
                close(listener)
                return
            }
            Thread.detachNewThread { [self] in
                converse(client)
                close(client)
            }
        }
    }

    private func converse(_ client: Int32) {
        var buffer: [UInt8] = []
        var end: Int?
        while end == nil {
            guard Self.receive(client, &buffer) else { return }
            end = buffer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound
        }
        let head = String(decoding: buffer[..<(end ?? 0)], as: UTF8.self).components(separatedBy: "\r\n")
        var request = Request(line: head[0], headers: head.dropFirst().filter { !$0.isEmpty }, body: [])
        let length = request["Content-Length"].flatMap { Int($0) } ?? 0
        while buffer.count < (end ?? 0) + length { guard Self.receive(client, &buffer) else { return } }
        request = Request(line: request.line, headers: request.headers, body: Array(buffer[(end ?? 0)...]))
        taken.withLock { $0.append(request) }
        guard let bytes = answer.withLock({ $0 }) else { return }
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(client, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    private static func receive(_ client: Int32, _ buffer: inout [UInt8]) -> Bool {
        var piece = [UInt8](repeating: 0, count: 16_384)
        let count = recv(client, &piece, piece.count, 0)
        guard count > 0 else { return false }
        buffer += piece[..<count]
        return true
    }
}
