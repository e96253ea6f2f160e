import AdminProtocol
import Logging
import NIOCore
import NIOPosix
import Synchronization

/// Serves the admin protocol on a Unix socket: accepts connections, holds their limits, and drains in order.
public final class AdminServer: Sendable {
    private typealias Listener = NIOAsyncChannel<Session, Never>

    private struct State {
        var socket: ListeningSocket?
        var listener: Listener?
        var isDraining = false
        /// The listener has ended: nobody comes any more.
        var isShut = false
        var sessions = 0 as UInt64
        var guests: [SessionID: Session] = [:]

        var isEmpty: Bool { isShut && guests.isEmpty }
    }

    private let path: String
    private let limits: TransportLimits
    let handler: any RequestHandler
    private let group: any EventLoopGroup
    private let logger: Logger
    private let census: Census
    private let empty = OneShot()
    private let state = Mutex(State())

    /// A server for one socket path.
    public init(
        socket path: String, handler: any RequestHandler, limits: TransportLimits = TransportLimits(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, logger: Logger
    ) {
        self.path = path
        self.handler = handler
        self.limits = limits
        self.group = group
        self.logger = logger
        census = Census(limits: limits)
    }

    /// Opens the socket; from now on clients can connect, and `run` serves them.
    ///
    /// - Throws: `SocketError` when the path cannot be used.
    public func bind() async throws {
        let socket = try ListeningSocket.open(path)
        do {
            let listener = try await ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: 1024)
                .childChannelOption(.autoRead, value: false)
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                .bind(socket.descriptor) { channel in
                    let session = PeerCredentials.read(from: channel)
                        .flatMapThrowing { try self.session(for: $0, on: channel) }
                    session.whenFailure { _ in channel.close(promise: nil) }
                    return session
                }
            state.withLock { state in
                state.socket = socket
                state.listener = listener
            }
        } catch {
            socket.remove()
            socket.unlock()
            throw error
        }
    }

    /// Serves until `drain` was called and everything received is answered, or the time for that is over: what is then
    /// still at work is not waited for. Cancelling it cuts every connection.
    public func run() async throws {
        guard let listener = state.withLock({ $0.listener }) else { return }
        defer {
            let socket = state.withLock { state in
                defer { state.socket = nil }
                return state.socket
            }
            socket?.remove()
            socket?.unlock()
        }
        try await withTaskCancellationHandler {
            try await listener.executeThenClose { sessions in
                for try await session in sessions {
                    self.register(session)
                }
            }
            state.withLock { $0.isShut = true }
            leaveIfEmpty()
            await empty.wait()
        } onCancel: {
            drain(within: .zero)
        }
    }

    /// Stops accepting; what was received is answered, what comes later is refused, then every connection gets its
    /// good-bye. Connections that take longer than `time` (default: the limit) are cut.
    public func drain(within time: TimeAmount? = nil) {
        let (socket, listener, sessions) = state.withLock { state in
            state.isDraining = true
            return (state.socket, state.listener, Array(state.guests.values))
        }
        socket?.remove()
        listener?.channel.close(promise: nil)
        for session in sessions { session.drain() }
        let time = time ?? limits.drain
        group.next().scheduleTask(in: time) {
            let rest = self.state.withLock { Array($0.guests.values) }
            if !rest.isEmpty, time > .zero {
                self.logger.warning(
                    "connections were cut at the end of the drain", metadata: ["count": "\(rest.count)"])
            }
            for session in rest { session.cut() }
            self.empty.fire()
        }
    }

    /// Everybody who is connected, in the order of their coming.
    public var clients: [ClientSnapshot] {
        let guests = state.withLock { Array($0.guests.values) }
        return guests.sorted { $0.id.number < $1.id.number }.compactMap { session in
            guard let context = session.context else { return nil }
            return ClientSnapshot(
                session: context.id, peer: context.peer, account: context.account, client: context.client,
                language: context.language, unsentBytes: session.unsentBytes)
        }
    }

    /// Ends the sessions of an account after the request in progress, as when it was revoked.
    public func kick(account: String) {
        let guests = state.withLock { $0.guests.values.filter { $0.context?.account == account } }
        for session in guests { session.close(.kicked) }
    }

    // MARK: Sessions

    private func session(for peer: PeerCredentials, on channel: any Channel) throws -> Session {
        let number = state.withLock { state in
            state.sessions += 1
            return state.sessions
        }
        return try Session(id: SessionID(number), peer: peer, channel: channel, limits: limits, reception: self)
    }

    private func register(_ session: Session) {
        let isDraining = state.withLock { state in
            state.guests[session.id] = session
            return state.isDraining
        }
        if isDraining { session.drain() }
        var logger = logger
        logger[metadataKey: "session"] = "\(session.id)"
        logger.debug("connected", metadata: ["uid": "\(session.peer.uid)", "pid": "\(session.peer.pid)"])
        session.start(logger: logger)
    }

    private func leaveIfEmpty() {
        if state.withLock({ $0.isEmpty }) { empty.fire() }
    }
}

extension AdminServer: Reception {
    func admit(_ session: Session, _ welcome: Greeting.Welcome) -> SessionContext? {
        guard census.admit(welcome.account, isOperator: welcome.isOperator) else { return nil }
        return SessionContext(
            id: session.id, peer: session.peer, account: welcome.account, language: welcome.language)
    }

    func left(_ session: Session) {
        _ = state.withLock { $0.guests.removeValue(forKey: session.id) }
        if let context = session.context { census.leave(context.account) }
        leaveIfEmpty()
        logger.debug("disconnected", metadata: ["session": "\(session.id)"])
    }
}
