import JSONText
import Procedures

/// The cases of one attempt: as they were loaded, and as the steps so far have left them.
struct DraftCases {
    private struct Draft {
        let before: CaseState?
        var after: CaseState
        var events: [CaseEvent] = []
        var obligations: [Obligation] = []
        var notes: [CaseNote] = []
    }

    private let loaded: [String: CaseState]
    private var drafts: [String: Draft] = [:]
    private var order: [String] = []
    private var openedBySteps: [String?] = []
    private(set) var lastVersion: Int?

    init(loaded: [String: CaseState]) { self.loaded = loaded }

    /// The case as the steps so far have left it.
    subscript(id: String) -> CaseState? { drafts[id]?.after ?? loaded[id] }

    /// The case that a step, counted from 1, has opened.
    func opened(byStep step: Int) -> String? {
        openedBySteps.indices.contains(step - 1) ? openedBySteps[step - 1] : nil
    }

    /// Counts a step that changes nothing.
    mutating func skip() { openedBySteps.append(nil) }

    /// Takes a decision over and answers its row.
    mutating func take(_ decided: Decided, from before: CaseState?, note: CaseNote?, by desk: CaseDesk) -> JSONObject {
        let id = decided.state.id
        openedBySteps.append(before == nil ? id : nil)
        if drafts[id] == nil { order.append(id) }
        var draft = drafts[id] ?? Draft(before: before, after: decided.state)
        draft.after = decided.state
        draft.events.append(contentsOf: decided.events)
        if let note { draft.notes.append(note) }
        if before == nil || before?.assignee != decided.state.assignee {
            draft.obligations = desk.openingObligations(decided.state, isNew: draft.before == nil)
        }
        drafts[id] = draft
        lastVersion = decided.state.version
        return ChangeSheet.row(
            decided, before: before, procedure: desk.procedure(of: decided.state), language: desk.caller.language)
    }

    /// What is to be written, in the order in which the cases were first touched.
    func changes(plan: (CaseState?, CaseState) -> [PlannedDeadline]) -> [CaseChange] {
        order.compactMap { drafts[$0] }.map { draft in
            CaseChange(
                expected: draft.before?.version, expectedRevision: draft.before?.revision, state: draft.after,
                events: draft.events,
                deadlines: plan(draft.before, draft.after), obligations: draft.obligations, notes: draft.notes)
        }
    }
}
