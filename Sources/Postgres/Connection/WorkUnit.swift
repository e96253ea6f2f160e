/// Calls that succeed or fail together, and whom to tell.
struct WorkUnit: Sendable {
    enum Kind: Sendable {
        /// One call that may share a Sync with its neighbours.
        case read
        /// Calls on one snapshot, read only.
        case snapshot
        /// Calls in one transaction that is durable when the reply is given.
        case transaction
    }

    let kind: Kind
    let calls: [SQLCall]
    let byteCount: Int
    /// For a transaction: how long the server may work on each call.
    let time: Duration?
    let ticket = Ticket()
    /// The statements were prepared anew for this unit; a second time would be a loop.
    var wasRenewed = false

    init(_ kind: Kind, _ calls: [SQLCall], time: Duration? = nil) {
        self.kind = kind
        self.time = time
        self.calls = calls
        self.byteCount = calls.reduce(0) { $0 + $1.byteCount }
    }

    /// The answer when the connection broke while the unit was on its way.
    var loss: PostgresError { .connectionLost(duringCommit: kind == .transaction) }
}
