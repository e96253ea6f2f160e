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
    /// What the steps so far have made.
    private(set) var products = StepProducts()
    private(set) var lastVersion: Int?

    init(loaded: [String: CaseState]) { self.loaded = loaded }

    /// The case as the steps so far have left it.
    subscript(id: String) -> CaseState? { drafts[id]?.after ?? loaded[id] }

    /// What the steps so far have added to the case beside its state.
    func unsaved(of id: String) -> CaseSheet.Unsaved {
        guard let draft = drafts[id] else { return CaseSheet.Unsaved(cases: changed) }
        let secrets = draft.events.flatMap(\.secrets).map { ($0.ref, $0.value) }
        return CaseSheet.Unsaved(notes: draft.notes, secrets: Dictionary(secrets) { $1 }, cases: changed)
    }

    /// True where an earlier step has changed the case.
    func isTouched(_ id: String) -> Bool { drafts[id] != nil }

    /// Counts a step that changes nothing.
    mutating func skip() { products.skip() }

    /// What a new case is called in a rehearsal, which takes no number away: `N-2026-?`, then `N-2026-?2`.
    func standIn(prefix: String, year: Int) -> String {
        let count = order.filter { drafts[$0]?.before == nil }.count
        return "\(prefix)-\(year)-?" + (count == 0 ? "" : "\(count + 1)")
    }

    /// A case's name as a field takes it: a stand-in has digits for its question mark.
    static func lawful(_ name: String) -> String {
        name.split(separator: "?", omittingEmptySubsequences: false).joined(separator: "00000")
    }

    /// Takes a decision over and answers its row.
    mutating func take(_ decided: Decided, from before: CaseState?, note: CaseNote?, by desk: CaseDesk) -> JSONObject {
        let id = decided.state.id
        products.add(decided, from: before)
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

    /// Takes over what a step did to another case than its own.
    mutating func take(mirror decided: Decided, from before: CaseState) {
        let id = decided.state.id
        if drafts[id] == nil { order.append(id) }
        var draft = drafts[id] ?? Draft(before: before, after: decided.state)
        draft.after = decided.state
        draft.events.append(contentsOf: decided.events)
        drafts[id] = draft
    }

    /// The cases that the steps so far have made or changed, as they are now.
    var changed: [String: CaseState] { drafts.mapValues(\.after) }

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
