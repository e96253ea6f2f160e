import JSONText
import Wording
import WorkCalendar

/// A command as it unfolds: the events so far and the case as they leave it. The state comes from ``evolve(_:_:)``
/// alone, so what is decided and what is rebuilt from the log cannot differ.
struct Unfolding {
    private(set) var state: CaseState
    private(set) var events: [CaseEvent]
    private var raised: Bool
    var made: JSONObject = [:]
    var warnings: [Bilingual] = []

    init(_ state: CaseState) {
        self.state = state
        events = []
        raised = false
    }

    /// A command that begins with the opening of a case.
    init(opening event: CaseEvent) {
        state = evolve(nil, event)
        events = [event]
        raised = true
    }

    /// Adds an event; the first that may raises the version, its companions share it.
    mutating func append(
        _ type: EventType, at: Instant, action: String? = nil, to: String? = nil, _ payload: JSONObject,
        secrets: [CaseEvent.Secret] = []
    ) {
        let raises = !type.keepsVersion && !raised
        var payload = payload
        if !secrets.isEmpty { payload["secrets"] = JSONValue(state.secrets + secrets.count) }
        let event = CaseEvent(
            type: type, at: at, version: state.version + (raises ? 1 : 0), raisesVersion: raises, action: action,
            from: state.state, to: to ?? state.state, payload: payload, secrets: secrets)
        if raises { raised = true }
        events.append(event)
        state = evolve(state, event)
    }

    /// Adds what a plan does to the clocks, after the command's main event.
    mutating func append(_ plan: ClockPlan, at: Instant, names: Procedure) {
        for change in plan.changes { append(change.type, at: at, change.payload(names)) }
    }

    /// What was decided.
    var decided: Decided { Decided(events: events, state: state, made: made, warnings: warnings) }
}
