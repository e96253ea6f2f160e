import WorkCalendar

/// One entry of the access chain: who asked for what, and how it was answered (protocol.md 5.3, decisions.md 19).
public struct AccessEntry: Sendable, Hashable {
    public let at: Instant
    public let account: String
    public let session: String
    public let command: String
    public let caseID: String?
    /// `ok` or the error code.
    public let result: String
    /// Names of the keys used, never their values.
    public let keys: [String]

    public init(
        at: Instant, account: String, session: String, command: String, caseID: String?, result: String, keys: [String]
    ) {
        self.at = at
        self.account = account
        self.session = session
        self.command = command
        self.caseID = caseID
        self.result = result
        self.keys = keys
    }
}

/// What `audit.list` asks for. Order: newest first.
public struct AccessFilter: Sendable {
    public var actor: String?
    public var caseID: String?
    public var from: Instant?
    public var to: Instant?
    public var limit: Int
    public var after: Int64?

    public init(limit: Int) { self.limit = limit }
}

/// An entry with its place in the access chain.
public struct LoggedAccess: Sendable, Hashable {
    public let seq: Int64
    public let entry: AccessEntry

    public init(seq: Int64, entry: AccessEntry) {
        self.seq = seq
        self.entry = entry
    }
}

/// How a verification of both chains ended.
public struct AuditReport: Sendable, Hashable {
    public let events: Int64
    public let accesses: Int64
    /// Where the first break lies: the chain (`events`, `access`), the seq, and what is wrong; nil when all is whole.
    public let firstBreak: Break?
    public let head: String

    public struct Break: Sendable, Hashable {
        public let chain: String
        public let seq: Int64
        public let problem: String

        public init(chain: String, seq: Int64, problem: String) {
            self.chain = chain
            self.seq = seq
            self.problem = problem
        }
    }

    public init(events: Int64, accesses: Int64, firstBreak: Break?, head: String) {
        self.events = events
        self.accesses = accesses
        self.firstBreak = firstBreak
        self.head = head
    }
}

/// The chain of reads, refusals and log-ins, written in batches at least every second.
public protocol AccessLog: Sendable {
    /// Hands an entry over; never waits for the database.
    func record(_ entry: AccessEntry)
    func accesses(_ filter: AccessFilter) async throws(Fault) -> Page<LoggedAccess>
    /// Recomputes both chains between two seqs of the event chain (all of the access chain).
    func verify(from: Int64?, to: Int64?) async throws(Fault) -> AuditReport
}
