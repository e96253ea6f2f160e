import JSONText
import Procedures

/// Keeps for each case what it is about, so that the cases of an enterprise, and those that may be told twice, are found by an
/// index.
public struct SubjectProjection: Projection {
    /// The name of its checkpoint.
    public let name = "subjects"
    /// Raised when the same case gives other rows.
    public let version = 1
    /// The state alone is enough.
    public let readsEvents = false
    private let shelf: ProcedureShelf

    /// Reads cases by the procedures on this shelf.
    public init(shelf: ProcedureShelf) { self.shelf = shelf }

    /// Who takes part, what names them, and whether the case is open.
    public func concerns(_ happening: ChangedCase.Happening, of changed: ChangedCase) -> Bool {
        switch happening.type {
        case .caseOpened, .caseChanged, .caseParty, .caseLinked, .caseCorrected, .caseMoved: return true
        case .caseAdvanced:
            guard let procedure = shelf.procedure(changed.procedure, version: changed.procedureVersion),
                let action = procedure.actions.first(where: { $0.id == happening.action })
            else { return true }
            return (action.from + [action.to]).contains { procedure.state($0)?.kind == .terminal }
                || action.fields.contains { CaseSubjects.reads($0) }
        default: return false
        }
    }

    /// A row for each key of the case.
    public func rows(of subject: FollowedCase) -> [JSONObject] {
        let state = subject.state
        guard let procedure = shelf.procedure(state.procedure, version: state.procedureVersion) else { return [] }
        let isOpen = procedure.state(state.state)?.kind != .terminal
        return CaseSubjects(state, procedure).keys.map { key in
            [
                "case": .string(state.id), "subject": .string(key), "procedure": .string(state.procedure),
                "open": .bool(isOpen),
            ]
        }
    }
}
