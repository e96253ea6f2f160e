import JSONText
import Procedures
import WorkCalendar

/// Which cases an account may see.
public enum Visibility: Sendable, Hashable {
    case everything
    /// Cases of these offices (children included already) and those assigned to the account.
    case offices([String], assignedTo: String)
}

/// One page of a list: the rows, and the key of the last one where there are more.
public struct Page<Row: Sendable>: Sendable {
    public let rows: [Row]
    /// The sort key of the last row, to go on from; nil on the last page.
    public let next: [JSONValue]?
    public let asof: Int64

    public init(rows: [Row], next: [JSONValue]?, asof: Int64) {
        self.rows = rows
        self.next = next
        self.asof = asof
    }
}

/// What `case.list` asks for. Order: case number, newest first is not promised; the id is the key.
public struct CaseFilter: Sendable {
    public var procedure: String?
    public var states: [String] = []
    public var office: String?
    public var assignee: String?
    public var party: String?
    public var overdue: Bool?
    public var dueBefore: CivilDay?
    public var openedFrom: CivilDay?
    public var openedTo: CivilDay?
    /// Plain substring of title or party name (decisions.md 21).
    public var text: String?
    public var visibility: Visibility
    public var limit: Int
    public var after: [JSONValue]?

    public init(visibility: Visibility, limit: Int) {
        self.visibility = visibility
        self.limit = limit
    }
}

/// A line of `case.list`.
public struct CaseRow: Sendable, Hashable {
    public let id: String
    public let version: Int
    public let procedure: String
    public let procedureVersion: Int
    public let state: String
    public let title: String
    public let office: String
    public let assignee: String?
    public let openedAt: Instant
    /// The earliest running due day.
    public let nextDue: CivilDay?
    public let overdue: Bool

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

/// What `due.list` asks for. Order: due day, case, deadline.
public struct DueFilter: Sendable {
    public var caseID: String?
    /// `open`, `overdue`, `met`, `waived`, `suspended`, `cancelled`; empty means running.
    public var states: [Deadline.Status] = []
    /// Only terms due on or before this day (also what `soon` means).
    public var before: CivilDay?
    public var office: String?
    public var assignee: String?
    public var visibility: Visibility
    public var limit: Int
    public var after: [JSONValue]?

    public init(visibility: Visibility, limit: Int) {
        self.visibility = visibility
        self.limit = limit
    }
}

/// A line of `due.list`.
public struct DueRow: Sendable, Hashable {
    public let caseID: String
    public let deadline: String
    public let clock: String
    public let procedure: String
    public let procedureVersion: Int
    public let rule: String?
    public let due: CivilDay
    public let status: Deadline.Status
    public let provisional: Bool
    public let office: String
    public let assignee: String?
    /// Notices sent about it.
    public let notices: Int

    public init(
        caseID: String, deadline: String, clock: String, procedure: String, procedureVersion: Int, rule: String?,
        due: CivilDay, status: Deadline.Status, provisional: Bool, office: String, assignee: String?, notices: Int
    ) {
        self.caseID = caseID
        self.deadline = deadline
        self.clock = clock
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.rule = rule
        self.due = due
        self.status = status
        self.provisional = provisional
        self.office = office
        self.assignee = assignee
        self.notices = notices
    }
}

/// An event as the log holds it.
public struct LoggedEvent: Sendable, Hashable {
    public let seq: Int64
    public let caseID: String
    public let event: CaseEvent
    public let by: String
    public let recorded: Instant
    /// The case's office and assignee now, for what a watcher may see.
    public let office: String
    public let assignee: String?
    public let procedure: String
    public let procedureVersion: Int

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

/// What `notice.list` asks for. Order: newest first by id.
public struct NoticeFilter: Sendable {
    public var caseID: String?
    /// `due`, `claimed`, `sent`, `uncertain`, `failed`, `cancelled`; empty means all.
    public var states: [String] = []
    public var visibility: Visibility
    /// Only notices to this account (a mediator's own).
    public var account: String?
    public var limit: Int
    public var after: [JSONValue]?

    public init(visibility: Visibility, limit: Int) {
        self.visibility = visibility
        self.limit = limit
    }
}

/// A line of `notice.list`.
public struct NoticeRow: Sendable, Hashable {
    public let id: Int64
    public let caseID: String
    public let deadline: String?
    public let clock: String?
    public let dueDay: CivilDay?
    public let step: String
    public let kind: Obligation.Kind
    public let state: String
    public let account: String
    public let channel: Delivery.Channel
    public let at: Instant
    public let attempts: Int
    public let problem: String?

    public init(
        id: Int64, caseID: String, deadline: String?, clock: String?, dueDay: CivilDay?, step: String,
        kind: Obligation.Kind, state: String, account: String, channel: Delivery.Channel, at: Instant, attempts: Int,
        problem: String?
    ) {
        self.id = id
        self.caseID = caseID
        self.deadline = deadline
        self.clock = clock
        self.dueDay = dueDay
        self.step = step
        self.kind = kind
        self.state = state
        self.account = account
        self.channel = channel
        self.at = at
        self.attempts = attempts
        self.problem = problem
    }
}

/// Questions that change nothing. Each is answered from one snapshot of the primary.
public protocol CaseReader: Sendable {
    func cases(_ filter: CaseFilter) async throws(Fault) -> Page<CaseRow>
    func deadlines(_ filter: DueFilter) async throws(Fault) -> Page<DueRow>
    /// The events of one case, oldest first, after `seq`.
    func history(of caseID: String, after seq: Int64, limit: Int) async throws(Fault) -> Page<LoggedEvent>
    /// The newest change of a case (who and when), for `ERR conflict`; nil where there is no such case.
    func lastChange(of caseID: String) async throws(Fault) -> Conflict?
    func notes(of caseID: String) async throws(Fault) -> [CaseNote]
    /// Sensitive values of a case by their references.
    func secrets(of caseID: String) async throws(Fault) -> [String: String]
    func notices(_ filter: NoticeFilter) async throws(Fault) -> Page<NoticeRow>
    /// The log after `seq`, in commit order, complete: no event is missing before a returned one.
    func events(after seq: Int64, caseID: String?, limit: Int) async throws(Fault) -> [LoggedEvent]
    /// The oldest and newest seq that the log holds (0, 0 when empty).
    func logBounds() async throws(Fault) -> (oldest: Int64, newest: Int64)
    /// Counts for `ops.status`: open cases, running and overdue deadlines, notices by state.
    func counts() async throws(Fault) -> [String: Int64]
}
