import JSONText
import Mediation
import Procedures
import WorkCalendar

/// What one call of `append_batch` writes wholly or not at all: a request's change, or how a delivery ended.
struct WriteUnit: Sendable {
    /// Nil where nothing has to be remembered, because a repetition finds its work done.
    let key: RequestKey?
    let keyFromClient: Bool
    let by: String
    let session: String
    let recorded: Instant
    /// The data lines of the reply, one a line.
    let rows: String
    let version: Int?
    let cases: [WrittenCase]
    /// How long whoever waits for it may have to; nil where nobody does.
    var limit: TimeLimit?
    /// The generation of rules by which deadlines were counted, or a procedure was chosen; nil where neither was.
    var generation: Int64?

    /// What no other unit of the same batch may touch.
    var claims: [String] { cases.map(\.id) + (key.map { ["\($0.account)\u{0}\($0.key)"] } ?? []) }
}

/// One case's part of a unit.
struct WrittenCase: Sendable {
    let id: String
    let expected: Int?
    var expectedRevision: Int?
    let version: Int
    let procedure: String
    let procedureVersion: Int
    /// Nil where the case itself stays as it is and only gains events.
    var state: CaseState?
    let events: [CaseEvent]
    var deadlines: [PlannedDeadline] = []
    var obligations: [Obligation] = []
    var notes: [CaseNote] = []
    var results: [WrittenResult] = []
}

/// How an attempt to deliver ended, or that it is to be tried again.
struct WrittenResult: Sendable {
    let delivery: Int64
    /// The attempt that must still own the delivery; nil for one that lies failed or uncertain.
    let attempt: Int?
    let state: String
    let problem: String?
}

extension WriteUnit {
    /// A change that was decided.
    init(_ unit: ChangeUnit) {
        self.init(
            key: unit.key, keyFromClient: unit.keyFromClient, by: unit.by, session: unit.session,
            recorded: unit.recorded, rows: ReplyRows.text(unit.rows), version: unit.version,
            cases: unit.changes.map(WrittenCase.init),
            generation: unit.changes.contains(where: Self.restsOnGeneration) ? unit.generation : nil)
    }

    private static func restsOnGeneration(_ change: CaseChange) -> Bool {
        change.expected == nil || !change.deadlines.isEmpty || change.events.contains { $0.type == .caseMoved }
    }

    /// A recount, which needs no key: a repetition finds it done.
    init(recount change: CaseChange, generation: Int64, recorded: Instant) {
        var written = WrittenCase(change)
        // Without events only a wake moment is planned anew.
        if change.events.isEmpty { written.state = nil }
        self.init(
            key: nil, keyFromClient: false, by: Action.system, session: "recompute", recorded: recorded, rows: "",
            version: nil, cases: [written], generation: generation)
    }
}

extension WrittenCase {
    fileprivate init(_ change: CaseChange) {
        self.init(
            id: change.state.id, expected: change.expected, expectedRevision: change.expectedRevision,
            version: change.state.version,
            procedure: change.state.procedure, procedureVersion: change.state.procedureVersion, state: change.state,
            events: change.events, deadlines: change.deadlines, obligations: change.obligations, notes: change.notes)
    }
}
