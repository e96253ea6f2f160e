import Wording

/// One version of a procedure: what may happen to a case, who may do it, what must be on file, which clocks run.
/// A version in use never changes; a case keeps the version that it began under.
public struct Procedure: Sendable {
    /// Kebab-case, for example `court-mediation`.
    public let id: String
    /// Raised by one with every change of the resolved text.
    public let version: Int
    /// Begins the number of each case: `N` in `N-2026-00017`.
    public let prefix: String
    /// What people read.
    public let name: Bilingual
    /// The law or rule that it follows.
    public let basis: Bilingual
    /// Every state that a case may be in.
    public let states: [CaseStateKind]
    /// Every step, in the order of the file.
    public let actions: [Action]
    /// What `case.open` takes.
    public let opening: [Field]
    /// What `case.set` takes besides the opening fields.
    public let fields: [Field]
    /// The roles that parties and their representatives may have.
    public let roles: [PartyRole]
    /// The kinds of record that are kept with a case.
    public let records: [RecordType]
    /// The kinds of document that belong to its files.
    public let documents: [DocumentKind]
    /// Every clock by its id, with the name that people read.
    public let clocks: [ClockKind]
    /// Clocks that the opening itself starts.
    public let startsAtOpening: [ClockStart]
    /// Warnings shown when a case is opened with a certain value of an opening field (currency.md 1).
    public let warnings: [OpeningWarning]
    /// What its cases are counted by in the reports.
    public let measures: [Measure]
    /// What a case may have values for, by name: the fields of the opening, of `case.set` and of every action.
    public let caseFields: [String: Field]
    /// The resolved YAML text, as stored and shown by `procedure.show format=yaml`.
    public let text: String

    /// Made of its properties; whether they fit together is for `ProcedureValidator` to say.
    public init(
        id: String, version: Int, prefix: String, name: Bilingual, basis: Bilingual, states: [CaseStateKind],
        actions: [Action], opening: [Field], fields: [Field], roles: [PartyRole], records: [RecordType],
        documents: [DocumentKind], clocks: [ClockKind], startsAtOpening: [ClockStart], warnings: [OpeningWarning],
        measures: [Measure] = [], text: String
    ) {
        self.id = id
        self.version = version
        self.prefix = prefix
        self.name = name
        self.basis = basis
        self.states = states
        self.actions = actions
        self.opening = opening
        self.fields = fields
        self.roles = roles
        self.records = records
        self.documents = documents
        self.clocks = clocks
        self.startsAtOpening = startsAtOpening
        self.warnings = warnings
        self.measures = measures
        let everything = opening + fields + actions.flatMap(\.fields)
        caseFields = Dictionary(everything.map { ($0.name, $0) }) { first, _ in first }
        self.text = text
    }

    /// The state with this id.
    public func state(_ id: String) -> CaseStateKind? { states.first { $0.id == id } }
    /// The action with this id.
    public func action(_ id: String) -> Action? { actions.first { $0.id == id } }
    /// The party role with this id.
    public func role(_ id: String) -> PartyRole? { roles.first { $0.id == id } }
    /// The record type with this id.
    public func record(_ id: String) -> RecordType? { records.first { $0.id == id } }
    /// The kind of document with this id.
    public func document(_ id: String) -> DocumentKind? { documents.first { $0.id == id } }
    /// The clock with this id.
    public func clock(_ id: String) -> ClockKind? { clocks.first { $0.id == id } }
    /// The measure with this id.
    public func measure(_ id: String) -> Measure? { measures.first { $0.id == id } }
    /// The state in which a case begins; the validator has made sure that there is exactly one.
    public var initialState: CaseStateKind? { states.first { $0.kind == .initial } }
    /// The actions that leave `state`, in the order of the file.
    public func actions(from state: String) -> [Action] { actions.filter { $0.from.contains(state) } }
}
