import AdminProtocol
import JSONText
import Logging
import NIOCore

/// One connection from its greeting to its end: takes what the connection received and has each request answered.
final class Session: Sendable {
    let id: SessionID
    let peer: PeerCredentials
    private let channel: any Channel
    private let limits: TransportLimits
    private let inbox: Inbox
    private let outlet: Outlet
    private let turns: ReplyTurns
    private let connection: NIOLoopBound<ConnectionHandler>

    /// Puts a session on a fresh channel; called on the channel's event loop.
    init(id: SessionID, peer: PeerCredentials, channel: any Channel, limits: TransportLimits) throws {
        self.id = id
        self.peer = peer
        self.channel = channel
        self.limits = limits
        let outlet = Outlet(channel: channel, limits: limits)
        let turns = ReplyTurns(outlet: outlet)
        let inbox = Inbox(readAhead: limits.readAhead)
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

    /// Lets what was received be answered, refuses what comes later, then says good-bye.
    func drain() {
        let connection = connection
        channel.eventLoop.execute { connection.value.drain() }
    }

    /// Ends the session after the request in progress.
    func close(_ why: ByeReason) { inbox.push(.close(why)) }

    /// Closes the connection at once.
    func cut() { channel.close(promise: nil) }

    /// Serves the connection until its end. `admit` has the last word on who may stay and gives the session's context
    /// to whoever lists the clients.
    func run(
        _ handler: any RequestHandler, logger: Logger, admit: (Greeting.Welcome) -> SessionContext?
    ) async {
        let greeting = await handler.greeting(for: peer, session: id)
        switch greeting {
        case .refused(let why): bye(why)
        case .welcome(let welcome):
            if let context = admit(welcome) {
                greet(welcome)
                await serve(RequestLanes(handler: handler, context: context, turns: turns, limit: limits.readAhead))
                await handler.sessionEnded(id)
            } else {
                logger.notice("a connection over the limit was refused", metadata: ["account": "\(welcome.account)"])
                bye(.limit)
            }
        }
        outlet.finish()
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

    private func bye(_ why: ByeReason) {
        var bytes: [UInt8] = []
        ReplyEncoder.appendBye(why, to: &bytes)
        outlet.write(bytes)
    }

    private func serve(_ lanes: RequestLanes) async {
        await withDiscardingTaskGroup { group in
            let why = await lanes.serve(&group, outlet: outlet, inbox: inbox)
            await turns.quiet()
            if let why { bye(why) }
        }
    }
}
