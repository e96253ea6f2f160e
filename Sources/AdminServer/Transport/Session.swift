import AdminProtocol
import JSONText
import Logging
import NIOCore
import Synchronization

/// Who lets connections in, and hears of their end.
protocol Reception: AnyObject, Sendable {
    /// Who answers the requests.
    var handler: any RequestHandler { get }
    /// The last word on who may stay: the session's context, or nil where there is no room.
    func admit(_ session: Session, _ welcome: Greeting.Welcome) -> SessionContext?
    /// The session is over.
    func left(_ session: Session)
}

/// One connection from its greeting to its end: takes what the connection received and has each request answered. A task
/// works for it only while there is something to do, so that a connection that asks nothing costs little memory.
final class Session: Sendable {
    let id: SessionID
    let peer: PeerCredentials
    private let channel: any Channel
    private let limits: TransportLimits
    private let reception: any Reception
    private let inbox: Inbox
    private let outlet: Outlet
    private let turns: ReplyTurns
    private let connection: NIOLoopBound<ConnectionHandler>
    /// Nil until the session is admitted.
    private let admitted = Mutex<SessionContext?>(nil)

    /// Puts a session on a fresh channel; called on the channel's event loop.
    init(
        id: SessionID, peer: PeerCredentials, channel: any Channel, limits: TransportLimits, reception: any Reception
    ) throws {
        self.id = id
        self.peer = peer
        self.channel = channel
        self.limits = limits
        self.reception = reception
        let outlet = Outlet(channel: channel, limits: limits)
        let inbox = Inbox(readAhead: limits.readAhead)
        let turns = ReplyTurns(outlet: outlet, inbox: inbox)
        let handler = ConnectionHandler(limits: limits, inbox: inbox, outlet: outlet) {
            inbox.isDrained && turns.open == 0
        }
        let connection = NIOLoopBound(handler, eventLoop: channel.eventLoop)
        inbox.whenRoom { channel.eventLoop.execute { connection.value.readOn() } }
        self.connection = connection
        self.inbox = inbox
        self.outlet = outlet
        self.turns = turns
        try channel.pipeline.syncOperations.addHandler(handler)
    }

    /// Bytes of replies that the peer has not taken.
    var unsentBytes: Int { outlet.unsent }

    /// What requests know of the session; nil until it is admitted.
    var context: SessionContext? { admitted.withLock { $0 } }

    /// Lets what was received be answered, refuses what comes later, then says good-bye.
    func drain() {
        let connection = connection
        channel.eventLoop.execute { connection.value.drain() }
    }

    /// Ends the session after the request in progress.
    func close(_ why: ByeReason) { inbox.push(.close(why)) }

    /// Closes the connection at once.
    func cut() { channel.close(promise: nil) }

    /// Greets the peer and serves the connection from then on, in tasks that are nobody's children: a handler that is stuck
    /// must not hold up the end.
    func start(logger: Logger) {
        Task.detached {
            switch await self.reception.handler.greeting(for: self.peer, session: self.id) {
            case .refused(let why): self.end(why)
            case .welcome(let welcome):
                guard let context = self.reception.admit(self, welcome) else {
                    logger.notice(
                        "a connection over the limit was refused", metadata: ["account": "\(welcome.account)"])
                    return self.end(.limit)
                }
                self.admitted.withLock { $0 = context }
                self.greet(welcome)
                self.inbox.whenUnattended { self.attend(context) }
                self.attend(context)
            }
        }
    }

    /// Does what there is to do.
    private func attend(_ context: SessionContext) {
        Task.detached {
            let handler = self.reception.handler
            let lanes = RequestLanes(
                handler: handler, context: context, turns: self.turns, limit: self.limits.readAhead)
            let outcome = await withDiscardingTaskGroup { group in
                await lanes.serve(&group, outlet: self.outlet, inbox: self.inbox)
            }
            guard case .ends(let why) = outcome else { return }
            await self.turns.quiet()
            await handler.sessionEnded(self.id)
            self.end(why)
        }
    }

    private func end(_ why: ByeReason?) {
        if let why {
            var bytes: [UInt8] = []
            ReplyEncoder.appendBye(why, to: &bytes)
            outlet.write(bytes)
        }
        outlet.finish()
        reception.left(self)
    }

    private func greet(_ welcome: Greeting.Welcome) {
        var members = welcome.members
        members["session"] = .string(id.description)
        members["limits"] = [
            "line": .integer(Int64(limits.requests.line)), "block": .integer(Int64(limits.requests.block)),
        ]
        var bytes: [UInt8] = []
        ReplyEncoder.appendGreeting(members, to: &bytes)
        outlet.write(bytes)
    }
}
