import JSONText
import Wording
import WorkCalendar

/// What must hold before an action. Each kind is one file of this folder: text, evaluation and fix in one place.
/// `case.advance` and `case.why` evaluate the same objects.
public protocol Condition: Sendable {
    /// The word of the closed vocabulary, for example `equal-teams`.
    static var id: String { get }
    /// Makes the condition from the parameters of the procedure file.
    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError)
    /// Looks at the case as it stands.
    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict
}

/// What is wrong with the parameters of a condition.
public struct ConditionError: Error, Hashable {
    /// The parameter that is wrong; nil where the condition as a whole is.
    public let parameter: String?
    /// What is wrong with it.
    public let reason: Bilingual

    /// Made of its properties.
    public init(parameter: String?, reason: Bilingual) {
        self.parameter = parameter
        self.reason = reason
    }
}

/// The names that a condition may refer to while a procedure is being read.
public struct ConditionScope: Sendable {
    /// The ids of the states.
    public let states: Set<String>
    /// The party roles.
    public let roles: [PartyRole]
    /// The record types.
    public let records: [RecordType]
    /// The document kinds.
    public let documents: [DocumentKind]
    /// The clocks.
    public let clocks: [ClockKind]
    /// The fields that `case.set` takes, those of the opening included.
    public let fields: [Field]
    /// The fields of the action whose needs are read; only the step itself gives them.
    public var step: [Field] = []

    /// Made of its properties.
    public init(
        states: Set<String>, roles: [PartyRole], records: [RecordType], documents: [DocumentKind],
        clocks: [ClockKind], fields: [Field]
    ) {
        self.states = states
        self.roles = roles
        self.records = records
        self.documents = documents
        self.clocks = clocks
        self.fields = fields
    }
}

/// How a condition stands for one case at one moment.
public struct Verdict: Sendable, Hashable {
    /// Whether the condition holds.
    public let ok: Bool
    /// What is asked for and what was found.
    public let text: Bilingual
    /// A request line that can be sent as it is and brings the condition nearer.
    public let fix: String?
    /// The day from which time alone meets the condition.
    public let after: CivilDay?
    /// Shown although the condition holds (currency.md 13).
    public let warning: Bilingual?

    /// Made of its properties.
    public init(ok: Bool, text: Bilingual, fix: String? = nil, after: CivilDay? = nil, warning: Bilingual? = nil) {
        self.ok = ok
        self.text = text
        self.fix = fix
        self.after = after
        self.warning = warning
    }
}
