import JSONText
import Wording

/// What a decision says: the events to store and the case as they leave it.
public struct Decided: Sendable {
    public let events: [CaseEvent]
    public let state: CaseState
    /// What the command made: `party`, `record`, `note`, `doc`, `due` … for the reply.
    public let made: JSONObject
    public let warnings: [Bilingual]

    public init(events: [CaseEvent], state: CaseState, made: JSONObject = [:], warnings: [Bilingual] = []) {
        self.events = events
        self.state = state
        self.made = made
        self.warnings = warnings
    }
}
