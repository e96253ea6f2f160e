import Forms
import Procedures

/// What a person asks to be done to a case, with its values as they were typed.
public enum CaseCommand: Sendable {
    case open(
        procedure: String, title: String, office: String?, at: String?, parent: String?, as: LinkKind = .childOf,
        external: String? = nil, arguments: Arguments)
    case advance(String, action: String, at: String?, reason: String?, arguments: Arguments)
    case set(String, title: String?, arguments: Arguments)
    case party(
        String, role: String?, name: String?, party: String?, remove: Bool, entry: RegistryReference? = nil,
        arguments: Arguments)
    case record(String, type: String?, record: String?, at: String?, arguments: Arguments)
    case note(String, text: String, isPrivate: Bool)
    case doc(String, kind: String, sha256: String, name: String, bytes: Int64?)
    case link(String, to: String, as: LinkKind, remove: Bool, reason: String?)
    /// A document made from a template and registered.
    case form(String, template: String, format: FormFormat)
    case grant(String, to: String, until: String, reason: String)
    case assign(String, to: String, reason: String?)
    case correct(String, event: Int64, reason: String, at: String?, arguments: Arguments)
    /// To a newer version of its procedure.
    case move(String, version: Int, state: String?, reason: String)
    case setDue(String, due: String?, what: String?, reason: String, on: String?, extend: String?, waive: Bool)
    /// Reads that a batch may contain (decisions.md 15).
    case show(String, parts: Set<CasePart>)
    case why(String, action: String?)
    /// What stands in the way of a move.
    case whyMove(String, version: Int, state: String?)

    /// The case that the command is about; nil for an opening.
    public var caseID: String? {
        switch self {
        case .open: nil
        case .advance(let id, _, _, _, _), .set(let id, _, _), .party(let id, _, _, _, _, _, _),
            .record(let id, _, _, _, _), .note(let id, _, _), .doc(let id, _, _, _, _), .form(let id, _, _),
            .link(let id, _, _, _, _), .assign(let id, _, _), .grant(let id, _, _, _),
            .correct(let id, _, _, _, _), .setDue(let id, _, _, _, _, _, _), .show(let id, _), .why(let id, _),
            .move(let id, _, _, _), .whyMove(let id, _, _):
            id
        }
    }

    /// Why, where the command takes a reason.
    var reason: String? {
        switch self {
        case .link(_, _, _, _, let reason): reason
        case .correct(_, _, let reason, _, _): reason
        default: nil
        }
    }

    /// The command's name on the wire.
    public var name: String {
        switch self {
        case .open: "case.open"
        case .advance: "case.advance"
        case .set: "case.set"
        case .party: "case.party"
        case .record: "case.record"
        case .note: "case.note"
        case .doc, .form: "case.doc"
        case .link: "case.link"
        case .grant: "case.grant"
        case .assign: "case.assign"
        case .correct: "case.correct"
        case .setDue: "due.set"
        case .show: "case.show"
        case .why, .whyMove: "case.why"
        case .move: "case.move"
        }
    }

    /// The other case that the command changes, by the key that names it.
    var other: (key: String, caseID: String)? {
        switch self {
        case .open(_, _, _, _, let parent, _, _, _): parent.map { ("parent", $0) }
        case .link(_, let to, _, _, _): ("to", to)
        default: nil
        }
    }

    /// True where the command changes the case.
    public var changes: Bool {
        switch self {
        case .show, .why, .whyMove: false
        default: true
        }
    }
}

/// The version that a change expects (protocol.md 6.1).
public enum ExpectedVersion: Sendable, Hashable {
    case notGiven
    /// `if=any`, for supervisors.
    case any
    case exactly(Int)
}

/// One command of a request, or of a batch.
public struct CaseStep: Sendable {
    /// What is asked.
    public let command: CaseCommand
    /// The version that it was asked against.
    public let expected: ExpectedVersion
    /// In a batch, the earlier step that opened the case which this one is about.
    public let subject: StepReference?
    /// In a batch, the other values that stand for what earlier steps made.
    public let references: [StepReference]

    /// A step as the request gives it.
    public init(
        _ command: CaseCommand, expected: ExpectedVersion = .notGiven, subject: StepReference? = nil,
        references: [StepReference] = []
    ) {
        self.command = command
        self.expected = expected
        self.subject = subject
        self.references = references
    }

    /// The stored case that the step is about; nil where the batch opens it.
    var caseID: String? { subject == nil ? command.caseID : nil }

    /// The stored cases that the step is about or changes.
    var caseIDs: [String] {
        let other = command.other.flatMap { other in
            references.contains { $0.key == other.key } ? nil : other.caseID
        }
        return [caseID, other].compactMap { $0 }
    }
}

/// The parts that `case.show` adds to the head of a case.
public enum CasePart: String, Sendable, CaseIterable { case state, due, parties, records, links, notes, docs }
