import WorkCalendar

/// One entry of the access chain: who asked for what, and how it was answered (protocol.md 5.3, decisions.md 19).
public struct AccessEntry: Sendable, Hashable {
    /// Business time of the request.
    public let at: Instant
    /// The asking account's name; `uid:1000` where the peer has none.
    public let account: String
    /// The connection that it came over.
    public let session: String
    /// The command's name as it was sent, known or not.
    public let command: String
    /// The subject as it was sent, which for most commands is a case; nil without one.
    public let caseID: String?
    /// `ok` or the error code.
    public let result: String
    /// Names of the keys used, never their values.
    public let keys: [String]

    /// Made of its properties.
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
    /// Only what this account asked for.
    public var actor: String?
    /// Only what was asked about this case.
    public var caseID: String?
    /// The first moment, included.
    public var from: Instant?
    /// The last moment, included.
    public var to: Instant?
    /// Rows on one page.
    public var limit: Int
    /// Goes on below this place in the chain; nil begins with the newest entry.
    public var after: Int64?

    /// Everything, one page of `limit` rows at a time.
    public init(limit: Int) { self.limit = limit }
}

/// An entry with its place in the access chain.
public struct LoggedAccess: Sendable, Hashable {
    /// The place, from 1, without gaps.
    public let seq: Int64
    /// What stands there.
    public let entry: AccessEntry

    /// Made of its properties.
    public init(seq: Int64, entry: AccessEntry) {
        self.seq = seq
        self.entry = entry
    }
}

/// How a verification of both chains ended.
public struct AuditReport: Sendable, Hashable {
    /// How many entries of the event chain were found whole.
    public let events: Int64
    /// How many entries of the access chain were found whole.
    public let accesses: Int64
    /// Where the first break lies: the chain (`events`, `access`), the seq, and what is wrong; nil when all is whole.
    public let firstBreak: Break?
    /// The hash of the newest event in hexadecimal, to be written down elsewhere; empty where there is no chain.
    public let head: String

    /// One entry that is not what was written.
    public struct Break: Sendable, Hashable {
        /// `events` or `access`.
        public let chain: String
        /// The entry's place in that chain.
        public let seq: Int64
        /// One English sentence for the report.
        public let problem: String

        /// Made of its properties.
        public init(chain: String, seq: Int64, problem: String) {
            self.chain = chain
            self.seq = seq
            self.problem = problem
        }
    }

    /// Made of its properties.
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
    /// One page of the access chain, what still waits in memory included.
    func accesses(_ filter: AccessFilter) async throws(Fault) -> Page<LoggedAccess>
    /// Recomputes both chains between two seqs of the event chain (all of the access chain).
    func verify(from: Int64?, to: Int64?) async throws(Fault) -> AuditReport
}
