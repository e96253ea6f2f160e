import Procedures
import WorkCalendar

/// A case as a form prints it.
public struct FormFacts: Sendable {
    /// The case.
    public let state: CaseState
    /// Its sensitive values by reference; empty where the reader may not see them, and the form has blanks there.
    public let secrets: [String: String]
    /// The Chinese name of the office that handles it.
    public let officeName: String
    /// The day on which the form is made.
    public let today: CivilDay

    /// Made of its properties.
    public init(state: CaseState, secrets: [String: String], officeName: String, today: CivilDay) {
        self.state = state
        self.secrets = secrets
        self.officeName = officeName
        self.today = today
    }
}
