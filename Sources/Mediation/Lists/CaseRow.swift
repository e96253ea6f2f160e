import WorkCalendar

/// A line of `case.list`.
public struct CaseRow: Sendable, Hashable {
    /// The case number: `N-2026-00017`.
    public let id: String
    /// Raised by each change; what `if=` must name.
    public let version: Int
    /// The id of the procedure that it runs under.
    public let procedure: String
    /// The version that it began under.
    public let procedureVersion: Int
    /// The id of its state in that procedure.
    public let state: String
    /// The title that people gave it.
    public let title: String
    /// The code of the office that it belongs to.
    public let office: String
    /// The account that handles it; nil while nobody does.
    public let assignee: String?
    /// When it was opened in the world.
    public let openedAt: Instant
    /// The earliest running due day.
    public let nextDue: CivilDay?
    /// True where a deadline of it is overdue.
    public let overdue: Bool

    /// Made of its properties.
    public init(
        id: String, version: Int, procedure: String, procedureVersion: Int, state: String, title: String,
        office: String, assignee: String?, openedAt: Instant, nextDue: CivilDay?, overdue: Bool
    ) {
        self.id = id
        self.version = version
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.state = state
        self.title = title
        self.office = office
        self.assignee = assignee
        self.openedAt = openedAt
        self.nextDue = nextDue
        self.overdue = overdue
    }
}
