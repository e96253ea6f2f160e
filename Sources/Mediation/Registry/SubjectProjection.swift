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
