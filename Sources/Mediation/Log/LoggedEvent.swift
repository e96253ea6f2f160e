import Procedures
import WorkCalendar

/// An event as the log holds it.
public struct LoggedEvent: Sendable, Hashable {
    /// Its place in the log, which is the order of commits.
    public let seq: Int64
    /// The case number.
    public let caseID: String
    /// What happened.
    public let event: CaseEvent
    /// The acting account; `system` where time acted.
    public let by: String
    /// Business time of recording; `event.at` is when it happened.
    public let recorded: Instant
    /// The case's office and assignee now, for what a watcher may see.
    public let office: String
    /// The account that handles the case now; nil while nobody does.
    public let assignee: String?
    /// The procedure that the event happened under.
    public let procedure: String
    /// The version that gives its values their names and sensitivity.
    public let procedureVersion: Int

    /// Made of its properties.
    public init(
        seq: Int64, caseID: String, event: CaseEvent, by: String, recorded: Instant, office: String,
        assignee: String?, procedure: String, procedureVersion: Int
    ) {
        self.seq = seq
        self.caseID = caseID
        self.event = event
        self.by = by
        self.recorded = recorded
        self.office = office
        self.assignee = assignee
        self.procedure = procedure
        self.procedureVersion = procedureVersion
    }
}
