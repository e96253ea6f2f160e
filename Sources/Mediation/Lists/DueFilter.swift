import JSONText
import Procedures
import WorkCalendar

/// What `due.list` asks for. Order: due day, case, deadline.
public struct DueFilter: Sendable {
    /// Only terms of this case.
    public var caseID: String?
    /// `open`, `overdue`, `met`, `waived`, `suspended`, `cancelled`; empty means running.
    public var states: [Deadline.Status] = []
    /// Only terms due on this day or later.
    public var from: CivilDay?
    /// Only terms due on or before this day.
    public var before: CivilDay?
    /// Of open terms only those due on or before this day (what `soon` means).
    public var openBefore: CivilDay?
    /// The codes of an office and all below it; nil means all.
    public var offices: [String]?
    /// The account that handles the case.
    public var assignee: String?
    /// A procedure's id, in any version.
    public var procedure: String?
    /// Whether ``DueRow/changed`` is wanted.
    public var withChange = false
    /// What the asking account may see.
    public var visibility: Visibility
    /// Rows on one page.
    public var limit: Int
    /// The ``Page/next`` of the page before; nil for the first page.
    public var after: [JSONValue]?

    /// All running terms that are visible, one page of `limit` rows at a time.
    public init(visibility: Visibility, limit: Int) {
        self.visibility = visibility
        self.limit = limit
    }
}
