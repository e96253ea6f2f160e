import JSONText
import Wording

/// What a decision says: the events to store and the case as they leave it.
public struct Decided: Sendable {
    /// The events to store, in their order.
    public let events: [CaseEvent]
    /// The case as the events leave it.
    public let state: CaseState
    /// What the command made: `party`, `record`, `note`, `doc`, `due` … for the reply.
    public let made: JSONObject
    /// What is lawful but ought to be seen.
    public let warnings: [Bilingual]

    /// A decision; see the properties.
    public init(events: [CaseEvent], state: CaseState, made: JSONObject = [:], warnings: [Bilingual] = []) {
        self.events = events
        self.state = state
        self.made = made
        self.warnings = warnings
    }
}
