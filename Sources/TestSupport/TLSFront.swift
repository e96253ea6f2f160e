import Foundation
import Glibc

/// A TLS server on loopback, played by the command `openssl`: what clients say comes out of a socket in the clear, and what
/// is written there goes to them.
public final class TLSFront: Sendable {
    /// Where it listens.
    public let port: UInt16
    /// The clear side.
    public let inner: Int32
    private let server: Process

    /// - Parameter port: a free one.
    public init(port: UInt16, certificate: SelfMadeCertificate) throws {
        self.port = port
        var ends: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
            throw MailSink.Problem(code: errno)
        }
        inner = ends[0]
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "s_server", "-accept", "127.0.0.1:\(port)", "-cert", certificate.certificate, "-key", certificate.key,
            "-quiet",
        ]
        let outer = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        process.standardInput = outer
        process.standardOutput = outer
        process.standardError = FileHandle.nullDevice
        try process.run()
        server = process
        for _ in 0..<1000 where process.isRunning {
            if Self.isListening(on: port) { return }
            usleep(5000)
        }
        throw MailSink.Problem(code: ECONNREFUSED)
    }

    /// A look from outside: a connection that only tries would be taken for the client.
    private static func isListening(on port: UInt16) -> Bool {
        let file = open("/proc/net/tcp", O_RDONLY)
        guard file >= 0 else { return false }
        defer { close(file) }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(file, &piece, piece.count)
            guard count > 0 else { break }
            text += piece[..<count]
        }
        let wanted = String(format: "0100007F:%04X 00000000:0000 0A", Int(port))
        return String(decoding: text, as: UTF8.self).contains(wanted)
    }

    /// Ends the server and closes the clear side.
    public func stop() {
        // It is started with the signals of its parent's thread blocked, so asking it would not do.
        kill(server.processIdentifier, SIGKILL)
        server.waitUntilExit()
        close(inner)
    }
}
