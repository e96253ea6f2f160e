import Procedures
import WorkCalendar

/// What a text of the law's data is.
public enum LawKind: String, Sendable, CaseIterable {
    /// A working calendar.
    case calendar
    /// Deadline rules.
    case rules
    /// A version of a procedure.
    case procedure

    /// The letter before a proposal's number: `c3`, `r4`, `p5`.
    public var letter: String {
        switch self {
        case .calendar: "c"
        case .rules: "r"
        case .procedure: "p"
        }
    }
}

/// A calendar, a file of rules or a procedure as the database keeps it: proposed by one person, in force once another has confirmed it.
public struct LawText: Sendable, Hashable {
    /// Its number; proposals are called by it.
    public var id: Int64
    /// Calendar, rules or procedure.
    public var kind: LawKind
    /// `prc` for a calendar, `rules/b2-court.yaml` for a shipped file, `installed` for rules that arrived later, the id
    /// of a procedure.
    public var name: String
    /// A calendar's or a procedure's version; nil for rules.
    public var version: String?
    /// The YAML text.
    public var body: String
    /// The notice or the law that it rests on.
    public var source: String
    /// Why it was proposed.
    public var reason: String
    /// How many deadlines it would have moved when it was proposed.
    public var moves: Int
    /// Who proposed it, or `system` for shipped files.
    public var proposedBy: String
    /// When it was proposed.
    public var proposedAt: Instant
    /// Its place among all that came into force; nil while it is a proposal.
    public var generation: Int64?

    /// Made of its properties.
    public init(
        id: Int64, kind: LawKind, name: String, version: String?, body: String, source: String, reason: String,
        moves: Int, proposedBy: String, proposedAt: Instant, generation: Int64? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.version = version
        self.body = body
        self.source = source
        self.reason = reason
        self.moves = moves
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.generation = generation
    }

    /// `c3`, `r4`, `p5`.
    public var proposal: String { "\(kind.letter)\(id)" }
}

/// How a step of an installation ended.
public enum LawOutcome: Sendable, Hashable {
    /// Durable; the text as it stands now.
    case done(LawText, replayed: Bool)
    /// No such proposal waits.
    case unknown
    /// Who proposed cannot confirm.
    case sameAccount
    /// Something of its kind came into force since it was proposed; of a procedure: since it was judged.
    case outdated
    /// The key belongs to another request.
    case keyReused
}

/// The calendars and rules of a store, every text that was ever in force among them.
public protocol LawStore: Sendable {
    /// Puts the shipped texts in force that the store has never seen. Answers the names of shipped calendars whose
    /// version is there with another text; what the store has stands.
    func install(shipped: [LawText]) async throws(Fault) -> [String]
    /// Calendars and rules in force up to `generation` (nil: all), in the order in which they came.
    func inForce(upTo generation: Int64?) async throws(Fault) -> [LawText]
    /// What waits for a second person, oldest first.
    func proposals(_ kind: LawKind) async throws(Fault) -> [LawText]
    /// The newest generation in force, and the oldest whose deadlines are still to be counted again.
    func standing() async throws(Fault) -> (generation: Int64, pending: Int64?)
    /// Stores a proposal made on top of `base`; `text.id` is given by the store.
    func propose(_ text: LawText, base: Int64, key: RequestKey) async throws(Fault) -> LawOutcome
    /// Puts a proposal in force. Whatever was decided under the generation before is refused from then on.
    func confirm(
        _ id: Int64, _ kind: LawKind, reason: String, by account: String, at now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome
    /// Puts a proposed procedure in force, which was judged under `generation`.
    func confirm(
        _ id: Int64, as procedure: Procedure, under generation: Int64, reason: String, by account: String,
        at now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome
    /// Takes a proposal back; it stays on record.
    func withdraw(
        _ id: Int64, _ kind: LawKind, reason: String, by account: String, at now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome
}
