import Procedures
import WorkCalendar

/// A line of `due.list`.
public struct DueRow: Sendable, Hashable {
    /// The case number.
    public let caseID: String
    /// The deadline's id in its case: `d1`, `d2` …
    public let deadline: String
    /// The id of its clock, the `what` of the wire.
    public let clock: String
    /// The procedure that names the clock.
    public let procedure: String
    /// The version that the case runs under.
    public let procedureVersion: Int
    /// The rule that gave the day; nil where people wrote it.
    public let rule: String?
    /// The day that started the term, or from which it was counted back.
    public let trigger: CivilDay
    /// The day that counts, to 24:00 in Shanghai.
    public let due: CivilDay
    /// Where it stands.
    public let status: Deadline.Status
    /// True while the due day lies beyond the calendar's horizon.
    public let provisional: Bool
    /// The title of the case.
    public let title: String
    /// The code of the case's office.
    public let office: String
    /// The account that handles the case; nil while nobody does.
    public let assignee: String?
    /// Notices sent about it.
    public let notices: Int
    /// How often the case changed; never falls.
    public let revision: Int
    /// When the case changed last, by business time; nil where that was not asked for.
    public let changed: Instant?

    /// Made of its properties.
    public init(
        caseID: String, deadline: String, clock: String, procedure: String, procedureVersion: Int, rule: String?,
        trigger: CivilDay, due: CivilDay, status: Deadline.Status, provisional: Bool, title: String, office: String,
        assignee: String?, notices: Int, revision: Int, changed: Instant?
    ) {
        self.caseID = caseID
        self.deadline = deadline
        self.clock = clock
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.rule = rule
        self.trigger = trigger
        self.due = due
        self.status = status
        self.provisional = provisional
        self.title = title
        self.office = office
        self.assignee = assignee
        self.notices = notices
        self.revision = revision
        self.changed = changed
    }
}
