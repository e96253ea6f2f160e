import AdminProtocol

/// The seam between the transport, which knows bytes and connections, and the commands, which know cases.
public protocol RequestHandler: Sendable {
    /// Called once per connection before anything is read.
    func greeting(for peer: PeerCredentials, session: SessionID) async -> Greeting

    /// Executes one request: writes any number of rows and exactly one status to `output`.
    ///
    /// Requests of one session are handled one after another, unless `lane` says that they are independent. The task
    /// is never cancelled because the peer went away: a change that was received is carried to its end, and writing
    /// rows then throws `SessionClosed`.
    func handle(_ request: Request, in session: SessionContext, output: ReplyWriter) async -> SessionFate

    /// Called once for every session that was welcomed, after its last reply.
    func sessionEnded(_ session: SessionID) async

    /// What a request depends on, so that pipelined requests about different things may overlap.
    func lane(of request: Request) -> Lane
}

extension RequestHandler {
    /// Every request waits for the one before it.
    public func lane(of request: Request) -> Lane { .barrier }
}

/// What becomes of a connection after a reply.
public enum SessionFate: Sendable, Hashable {
    /// It goes on.
    case goesOn
    /// It is closed once the reply is sent (`quit`).
    case closes
}

/// What a pipelined request must wait for.
public enum Lane: Sendable, Hashable {
    /// Everything before it, and everything after it waits for it.
    case barrier
    /// Only earlier requests with the same name, for example a case id, and earlier barriers.
    case named(String)
}
