import JSONText
import Procedures
import WorkCalendar

/// The request that a change belongs to, so that repeating it is safe (protocol.md 6.2).
public struct RequestKey: Sendable, Hashable {
    /// The acting account; two accounts may use the same key.
    public let account: String
    /// The client's `key=`, or one made by the daemon.
    public let key: String
    /// SHA-256 of the command and its arguments without `key` and tag.
    public let hash: [UInt8]

    /// Made of its properties.
    public init(account: String, key: String, hash: [UInt8]) {
        self.account = account
        self.key = key
        self.hash = hash
    }
}

/// What was answered to the first request with a key.
public struct Replay: Sendable, Hashable {
    /// False where the key belongs to another request.
    public let sameRequest: Bool
    /// The stored data lines, each one JSON object.
    public let rows: [String]
    /// The last event that the first request wrote.
    public let seq: Int64
    /// The `version` of its status line; nil where it had none.
    public let version: Int?

    /// Made of its properties.
    public init(sameRequest: Bool, rows: [String], seq: Int64, version: Int?) {
        self.sameRequest = sameRequest
        self.rows = rows
        self.seq = seq
        self.version = version
    }
}

/// Cases as they stand, with what was answered under a key, in one snapshot.
public struct Loaded: Sendable {
    /// The cases by their ids; those that do not exist are absent.
    public let cases: [String: CaseState]
    /// The answer kept under the key; nil where the key is new or none was given.
    public let replay: Replay?
    /// The last event contained in this snapshot.
    public let asof: Int64

    /// Made of its properties.
    public init(cases: [String: CaseState], replay: Replay?, asof: Int64) {
        self.cases = cases
        self.replay = replay
        self.asof = asof
    }
}

/// One case's part of a change.
public struct CaseChange: Sendable {
    /// The version that the case must still have; nil for a new case.
    public let expected: Int?
    /// The revision that the case must still have, where the change was decided on it: an overdue term leaves the
    /// version alone and changes the case all the same.
    public let expectedRevision: Int?
    /// The case after the change.
    public let state: CaseState
    /// What happened, in order; the events lead from the stored state to `state`.
    public let events: [CaseEvent]
    /// Deadlines that are new or changed, with the moment at which the scheduler must look at them again.
    public let deadlines: [PlannedDeadline]
    /// What people must be told because of it.
    public let obligations: [Obligation]
    /// The texts of new notes, kept apart from the snapshot.
    public let notes: [CaseNote]

    /// Made of its properties.
    public init(
        expected: Int?, expectedRevision: Int? = nil, state: CaseState, events: [CaseEvent],
        deadlines: [PlannedDeadline], obligations: [Obligation], notes: [CaseNote] = []
    ) {
        self.expected = expected
        self.expectedRevision = expectedRevision
        self.state = state
        self.events = events
        self.deadlines = deadlines
        self.obligations = obligations
        self.notes = notes
    }
}

/// A note on a case.
public struct CaseNote: Sendable, Hashable {
    /// Its number within the case, from 1.
    public let number: Int
    /// What it says.
    public let text: String
    /// True where only its author and supervisors may read it.
    public let isPrivate: Bool
    /// The account that wrote it.
    public let by: String
    /// Business time of writing.
    public let at: Instant

    /// Made of its properties.
    public init(number: Int, text: String, isPrivate: Bool, by: String, at: Instant) {
        self.number = number
        self.text = text
        self.isPrivate = isPrivate
        self.by = by
        self.at = at
    }
}

/// A deadline and when to look at it again.
public struct PlannedDeadline: Sendable, Hashable {
    /// The deadline as it stands after the change.
    public let deadline: Deadline
    /// The next reminder step or the moment it becomes overdue, whichever comes first; nil when nothing more will come.
    public let wakeAt: Instant?
    /// The wake moment that the stored row must still have, where the change answers it (fencing between daemons).
    public let expectedWake: Instant?

    /// Made of its properties.
    public init(deadline: Deadline, wakeAt: Instant?, expectedWake: Instant? = nil) {
        self.deadline = deadline
        self.wakeAt = wakeAt
        self.expectedWake = expectedWake
    }
}

/// All that one request changes: everything or nothing, in one transaction.
public struct ChangeUnit: Sendable {
    /// The request that asks for it; a second one under the same key writes nothing.
    public let key: RequestKey
    /// True where the client sent the key; an internal key is never reported as replayed.
    public let keyFromClient: Bool
    /// The acting account.
    public let by: String
    /// The connection that the request came over, for the audit chain.
    public let session: String
    /// Business time of recording.
    public let recorded: Instant
    /// Each case at most once.
    public let changes: [CaseChange]
    /// The data lines of the reply, stored under the key.
    public let rows: [JSONObject]
    /// The `version` of the status line.
    public let version: Int?
    /// The generation of rules and calendars by which deadlines were counted; the store refuses one that is over with
    /// ``Fault/rulesReplaced``. Nil where nothing was counted.
    public let generation: Int64?

    /// Made of its properties.
    public init(
        key: RequestKey, keyFromClient: Bool, by: String, session: String, recorded: Instant, changes: [CaseChange],
        rows: [JSONObject], version: Int?, generation: Int64? = nil
    ) {
        self.key = key
        self.keyFromClient = keyFromClient
        self.by = by
        self.session = session
        self.recorded = recorded
        self.changes = changes
        self.rows = rows
        self.version = version
        self.generation = generation
    }
}

/// Another change came first.
public struct Conflict: Sendable, Hashable {
    /// The case that had moved on.
    public let caseID: String
    /// The version that it has now.
    public let version: Int
    /// The id of the state that it is in now.
    public let state: String
    /// The account that changed it last.
    public let by: String
    /// When that change was recorded.
    public let at: Instant

    /// Made of its properties.
    public init(caseID: String, version: Int, state: String, by: String, at: Instant) {
        self.caseID = caseID
        self.version = version
        self.state = state
        self.by = by
        self.at = at
    }
}

/// How an append ended.
public enum Appended: Sendable, Hashable {
    /// Durable; `seq` is the last event written.
    case committed(seq: Int64)
    /// Somebody else was first (also where an expected wake moment had gone); nothing was written.
    case conflict(Conflict)
    /// The key was there already; nothing was written now.
    case replayed(Replay)
}

/// The store that decisions are made from and written to.
public protocol CaseStore: Sendable {
    /// Cases by their ids (absent ones are absent from the answer) and the answer kept under `key`.
    func load(_ ids: [String], key: RequestKey?) async throws(Fault) -> Loaded
    /// Writes a unit; returns after the commit is durable.
    func append(_ unit: ChangeUnit) async throws(Fault) -> Appended
    /// The case that this procedure and office know by a number of others; nil where there is none.
    func caseID(external: String, procedure: String, office: String) async throws(Fault) -> String?
    /// A case number never used before, for a procedure's prefix and a Shanghai year: `N-2026-00017`.
    func newCaseID(prefix: String, year: Int) async throws(Fault) -> String
}
