import JSONText
import WorkCalendar

/// A case as its events have left it: all that decisions look at. The store keeps it beside the events as a snapshot.
public struct CaseState: Sendable, Hashable {
    /// Its number, for example `M-2026-00017`.
    public var id: String
    /// The procedure that the case follows.
    public var procedure: String
    /// The version of it that the case began under or was moved to.
    public var procedureVersion: Int
    /// Raised by one with every change.
    public var version: Int
    /// Raised by one with every event but notices; what a decision was made on.
    public var revision = 0
    /// Where the case stands: the id of a state of its procedure.
    public var state: String
    /// What people call the case.
    public var title: String
    /// The code of the office that handles it.
    public var office: String
    /// The account that handles it; nil while nobody does.
    public var assignee: String?
    /// The number by which another system or a spreadsheet knows the case; nil where it is known by its own only.
    public var external: String?
    /// The account that opened it.
    public var openedBy: String
    /// When it was opened in the world.
    public var openedAt: Instant
    /// The moment of the last advance in the world; an earlier civil day is refused (decisions.md 12).
    public var lastAdvanceAt: Instant
    /// The version of the last `case.advanced` that stands; nil before the first.
    public var lastAdvance: Int?
    /// For each action that was taken, the version of the last time that stands.
    public var taken: [String: Int]
    /// The opening fields and everything set since, as canonical JSON values.
    public var fields: JSONObject
    /// For each field, the version of the event that its value belongs to.
    public var origins: [String: Int]
    /// Everybody who is or was part of the case, in the order in which they came.
    public var parties: [Party]
    /// The records, in the order in which they were made.
    public var records: [CaseRecord]
    /// The registered documents, in order.
    public var documents: [CaseDocument]
    /// The links to other cases, in the order in which they were made.
    public var links: [CaseLink]
    /// Who beside those of its office may see positions and notes; the last one of each account counts.
    public var grants: [CaseGrant]
    /// Every deadline that was ever started, in order.
    public var deadlines: [Deadline]
    /// How many notes the case has.
    public var notes: Int
    /// The notes that a correction has reversed, by their numbers.
    public var reversedNotes: [Int]
    /// How many secrets the case has, so that the next reference is new.
    public var secrets: Int

    /// Made of its properties.
    public init(
        id: String, procedure: String, procedureVersion: Int, version: Int, state: String, title: String,
        office: String, assignee: String?, openedBy: String, openedAt: Instant
    ) {
        self.id = id
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.version = version
        self.state = state
        self.title = title
        self.office = office
        self.assignee = assignee
        self.openedBy = openedBy
        self.openedAt = openedAt
        lastAdvanceAt = openedAt
        lastAdvance = nil
        taken = [:]
        fields = [:]
        origins = [:]
        parties = []
        records = []
        documents = []
        links = []
        grants = []
        deadlines = []
        notes = 0
        reversedNotes = []
        secrets = 0
    }
}

/// A party, representative, agent or recorder of a case.
public struct Party: Sendable, Hashable {
    /// `p1`, `p2` …, never reused.
    public var id: String
    /// The id of a role of the procedure.
    public var role: String
    /// What it is called.
    public var name: String
    /// Its values by field name.
    public var fields: JSONObject
    /// The entry of the registry that it is, `E-000123` or `P-000123`.
    public var entry: String?
    /// True once the party has left; history keeps it.
    public var ended: Bool

    /// Made of its properties.
    public init(
        id: String, role: String, name: String, fields: JSONObject, entry: String? = nil, ended: Bool = false
    ) {
        self.id = id
        self.role = role
        self.name = name
        self.fields = fields
        self.entry = entry
        self.ended = ended
    }
}

/// A record kept with a case.
public struct CaseRecord: Sendable, Hashable {
    /// `r1`, `r2` …, never reused.
    public var id: String
    /// The id of a record type of the procedure.
    public var type: String
    /// When it happened in the world.
    public var at: Instant
    /// Its values by field name.
    public var fields: JSONObject
    /// The case version of the event that made it.
    public var version: Int
    /// True once a correction has reversed it.
    public var reversed: Bool

    /// Made of its properties.
    public init(
        id: String, type: String, at: Instant, fields: JSONObject, version: Int = 0, reversed: Bool = false
    ) {
        self.id = id
        self.type = type
        self.at = at
        self.fields = fields
        self.version = version
        self.reversed = reversed
    }
}

/// A document registered with a case by its digest; the file itself never travels here.
public struct CaseDocument: Sendable, Hashable {
    /// 1, 2 …, never reused.
    public var id: Int
    /// The id of a document kind of the procedure.
    public var kind: String
    /// What it is called.
    public var name: String
    /// The digest of the file: 64 lower-case hexadecimal digits.
    public var sha256: String
    /// The size of the file, where it was given.
    public var bytes: Int64?
    /// When it happened in the world.
    public var at: Instant
    /// The case version of the event that registered it.
    public var version: Int
    /// True once a correction has reversed it.
    public var reversed: Bool

    /// Made of its properties.
    public init(
        id: Int, kind: String, name: String, sha256: String, bytes: Int64?, at: Instant, version: Int = 0,
        reversed: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.at = at
        self.version = version
        self.reversed = reversed
    }
}
