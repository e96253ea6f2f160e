import Dispatch
import Foundation
import Glibc
import JSONText

/// One reply of the daemon: its data lines and its status.
public struct LineReply: Sendable {
    /// The data lines, each one object.
    public let rows: [JSONObject]
    /// `nil` for `OK`, else the error's word.
    public let code: String?
    /// The object of the status line.
    public let status: JSONObject

    /// True for `OK`.
    public var isOK: Bool { code == nil }
    /// The first data line, or an empty object.
    public var first: JSONObject { rows.first ?? [:] }
}

/// The daemon closed the connection, or was silent for too long.
public struct LineClosed: Error {}

/// A black-box client of the admin protocol: lines out, replies in, on a thread of its own.
public final class LineClient: Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "line-client")
    // Only ever touched on `queue`.
    private nonisolated(unsafe) var buffer: [UInt8] = []

    /// Connects and reads the greeting.
    public init(_ path: String, timeoutSeconds: Int = 60) async throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var time = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8.prefix(107))) }
        let result = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw LineClosed() }
        let greeting = try await line()
        guard greeting.hasPrefix("* parley 1 {") else { throw LineClosed() }
    }

    deinit { close(descriptor) }

    /// Sends a request line and reads its reply.
    public func call(_ request: String) async throws -> LineReply {
        try await send(request + "\n")
        return try await reply()
    }

    /// Sends bytes as they are.
    public func send(_ text: String) async throws {
        try await onQueue { [descriptor] in
            let bytes = Array(text.utf8)
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { throw LineClosed() }
                sent += count
            }
        }
    }

    /// Reads one reply; notices are passed over.
    public func reply() async throws -> LineReply {
        var rows: [JSONObject] = []
        while true {
            let line = try await line()
            if line.hasPrefix("{") {
                rows.append(try JSONReader.read(line).object ?? [:])
            } else if line.hasPrefix("OK ") {
                return LineReply(
                    rows: rows, code: nil, status: try JSONReader.read(String(line.dropFirst(3))).object ?? [:])
            } else if line.hasPrefix("ERR ") {
                let rest = line.dropFirst(4)
                let code = rest.prefix { $0 != " " }
                let status = try JSONReader.read(String(rest.dropFirst(code.count + 1))).object ?? [:]
                return LineReply(rows: rows, code: String(code), status: status)
            }
        }
    }

    /// Reads one line.
    public func line() async throws -> String {
        try await onQueue { [self] in
            while true {
                if let end = buffer.firstIndex(of: 0x0A) {
                    let line = String(decoding: buffer[..<end], as: UTF8.self)
                    buffer.removeSubrange(...end)
                    return line
                }
                var chunk = [UInt8](repeating: 0, count: 65536)
                let count = recv(descriptor, &chunk, chunk.count, 0)
                guard count > 0 else { throw LineClosed() }
                buffer.append(contentsOf: chunk[..<count])
            }
        }
    }

    private func onQueue<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
