import Foundation
import Glibc
import Synchronization

/// A mail server on loopback that takes every mail, or misbehaves in one phase of the conversation as it was told.
public final class MailSink: Sendable {
    /// Where in the conversation something goes wrong.
    public enum Phase: String, Sendable, CaseIterable {
        case greeting, ehlo, mail, rcpt
        /// The command DATA, before any text.
        case data
        /// After the final dot: the server has the whole text.
        case dot
    }

    /// What the server does.
    public enum Behaviour: Sendable, Hashable {
        case accept
        /// Answers that phase with this line.
        case reply(Phase, String)
        /// Says nothing in that phase until the client goes away.
        case stall(Phase)
        /// Closes the connection in that phase. A mail cut after the dot has been received all the same.
        case cut(Phase)
    }

    /// A mail that the server has received whole.
    public struct Mail: Sendable, Hashable {
        /// As in `MAIL FROM:<…>`, with the parameters that followed.
        public let from: String
        /// As in `RCPT TO:<…>`, one for each recipient.
        public let to: [String]
        /// The text with its dots unstuffed, lines ended by CRLF.
        public let text: [UInt8]
    }

    /// Where it listens, on 127.0.0.1.
    public let port: UInt16
    /// What to point a mail client at.
    public var url: String { "smtp://127.0.0.1:\(port)" }

    private let listener: Int32
    private let front: TLSFront?
    private let state = Mutex(State())
    private let knowsUTF8: Bool
    private let login: String?

    struct State {
        var behaviour = Behaviour.accept
        var mails: [Mail] = []
        var commands: [String] = []
        var connections = 0
    }

    /// Listens at once.
    /// - Parameter login: what `AUTH PLAIN` must bring, in base64; nil offers no log-in.
    public init(_ behaviour: Behaviour = .accept, knowsUTF8: Bool = true, login: String? = nil) throws {
        self.knowsUTF8 = knowsUTF8
        self.login = login
        (listener, port) = try Self.listen()
        front = nil
        state.withLock { $0.behaviour = behaviour }
        // Threads of its own: a silent client must not hold up the others.
        Thread.detachNewThread { [self] in takeConnections() }
    }

    /// Speaks TLS from the start (`smtps://localhost`), with one client.
    public init(certificate: SelfMadeCertificate, login: String? = nil) throws {
        knowsUTF8 = true
        self.login = login
        (listener, port) = try Self.listen()
        close(listener)
        let front = try TLSFront(port: port, certificate: certificate)
        self.front = front
        Thread.detachNewThread { [self] in converse(front.inner, behaviour: .accept) }
    }

    static func listen() throws -> (listener: Int32, port: UInt16) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw Problem(code: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, size) == 0 && Glibc.listen(socket, 64) == 0
                    && getsockname(socket, address, &size) == 0
            }
        }
        guard bound else {
            let code = errno
            close(socket)
            throw Problem(code: code)
        }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    /// What the server will do from the next connection on.
    public func behave(_ behaviour: Behaviour) {
        state.withLock { $0.behaviour = behaviour }
    }

    /// The mails received so far.
    public var mails: [Mail] { state.withLock { $0.mails } }

    /// The commands that clients have sent so far.
    public var commands: [String] { state.withLock { $0.commands } }

    /// How many clients have come.
    public var connections: Int { state.withLock { $0.connections } }

    /// Takes no more connections.
    public func stop() {
        if let front { return front.stop() }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    /// The socket could not be made.
    public struct Problem: Error {
        /// The system's error number.
        public let code: Int32
    }

    private func takeConnections() {
        while true {
            let client = accept(listener, nil, nil)
            if client < 0 {
                if errno == EINTR { continue }
                close(listener)
                return
            }
            let behaviour = state.withLock { state in
                state.connections += 1
                return state.behaviour
            }
            Thread.detachNewThread { [self] in
                converse(client, behaviour: behaviour)
                close(client)
            }
        }
    }

    private func converse(_ client: Int32, behaviour: Behaviour) {
        var conversation = MailSinkConversation(client, behaviour: behaviour, knowsUTF8: knowsUTF8, login: login)
        conversation.run(
            { mail in self.state.withLock { $0.mails.append(mail) } },
            heard: { line in self.state.withLock { $0.commands.append(line) } })
    }
}
