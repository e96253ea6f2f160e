import JSONText
import Procedures
import WorkCalendar

/// Which cases an account may see.
public enum Visibility: Sendable, Hashable {
    /// Every case.
    case everything
    /// Cases of these offices (children included already) and those assigned to the account.
    case offices([String], assignedTo: String)
}

/// One page of a list: the rows, and the key of the last one where there are more.
public struct Page<Row: Sendable>: Sendable {
    /// The rows, in the order of the list.
    public let rows: [Row]
    /// The sort key of the last row, to go on from; nil on the last page.
    public let next: [JSONValue]?
    /// The last event contained in the snapshot that was read.
    public let asof: Int64

    /// Made of its properties.
    public init(rows: [Row], next: [JSONValue]?, asof: Int64) {
        self.rows = rows
        self.next = next
        self.asof = asof
    }
}

/// What `case.list` asks for. Order: the moment of opening, then case number; with words, that of ``FoundCases``.
public struct CaseFilter: Sendable {
    /// A procedure's id, in any version.
    public var procedure: String?
    /// Ids of states; empty means all.
    public var states: [String] = []
    /// The codes of an office and all below it; nil means all.
    public var offices: [String]?
    /// The name of the account that handles the case.
    public var assignee: String?
    /// The number by which others know the case; not together with words.
    public var external: String?
    /// What a party's name contains.
    public var party: SoughtWords?
    /// Whether a deadline of the case is overdue.
    public var overdue: Bool?
    /// Only cases whose next due day is this day or earlier.
    public var dueBefore: CivilDay?
    /// The first day of opening in Shanghai, included.
    public var openedFrom: CivilDay?
    /// The last day of opening in Shanghai, included.
    public var openedTo: CivilDay?
    /// What the case contains, as far as the asking account may read it.
    public var text: SoughtWords?
    /// Whether the asking account reads notes, and values that are not open to all.
    public var readsDeep = false
    /// What the asking account may see.
    public var visibility: Visibility
    /// Rows on one page.
    public var limit: Int
    /// The ``Page/next`` of the page before; nil for the first page.
    public var after: [JSONValue]?

    /// All that is visible, one page of `limit` rows at a time.
    public init(visibility: Visibility, limit: Int) {
        self.visibility = visibility
        self.limit = limit
    }
}

/// Cases that were found by words.
public struct FoundCases: Sendable {
    /// In which order they come.
    public enum Order: String, Sendable {
        /// By where the words are: number and title before names of parties before all the rest; the newest first in each.
        case place
        /// The newest first, since the words are in very many cases.
        case newest
    }

    /// The cases. A page of very many may end early, before its limit, where looking on would take too long.
    public let page: Page<CaseRow>
    /// Their order.
    public let order: Order
    /// So many of the events before the question the index of words does not contain yet; nil where it is being made from zero.
    public let behind: Int64?

    /// Made of its properties.
    public init(page: Page<CaseRow>, order: Order, behind: Int64?) {
        self.page = page
        self.order = order
        self.behind = behind
    }
}

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

/// What `notice.list` asks for. Order: newest first by id.
public struct NoticeFilter: Sendable {
    /// Only notices about this case.
    public var caseID: String?
    /// `due`, `claimed`, `sent`, `uncertain`, `failed`, `cancelled`; empty means all.
    public var states: [String] = []
    /// What the asking account may see.
    public var visibility: Visibility
    /// Only notices to this account (a mediator's own).
    public var account: String?
    /// Rows on one page.
    public var limit: Int
    /// The ``Page/next`` of the page before; nil for the first page.
    public var after: [JSONValue]?

    /// All notices that are visible, one page of `limit` rows at a time.
    public init(visibility: Visibility, limit: Int) {
        self.visibility = visibility
        self.limit = limit
    }
}

/// A line of `notice.list`.
public struct NoticeRow: Sendable, Hashable {
    /// The delivery's number, which `notice.retry` takes.
    public let id: Int64
    /// The case number.
    public let caseID: String
    /// The deadline that it is about; nil for a notice about the case itself.
    public let deadline: String?
    /// That deadline's clock.
    public let clock: String?
    /// The due day that it tells of; a later extension does not change it.
    public let dueDay: CivilDay?
    /// `half`, `7d`, `due`, `overdue`, `weekly-2` …
    public let step: String
    /// What it says.
    public let kind: Obligation.Kind
    /// One of the words of ``NoticeFilter/states``.
    public let state: String
    /// Whom it is for.
    public let account: String
    /// The way it takes.
    public let channel: Delivery.Channel
    /// When it was to be said.
    public let at: Instant
    /// How often it has been claimed for delivery.
    public let attempts: Int
    /// Why the last attempt did not succeed; nil where none failed.
    public let problem: String?

    /// Made of its properties.
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
    /// A page of `case.list` without words.
    func cases(_ filter: CaseFilter) async throws(Fault) -> Page<CaseRow>
    /// A page of `case.list` with words. Changes committed before are waited for, for a moment at the most.
    func search(_ filter: CaseFilter) async throws(Fault) -> FoundCases
    /// A page of `due.list`.
    func deadlines(_ filter: DueFilter) async throws(Fault) -> Page<DueRow>
    /// The events of one case, oldest first, after `seq`.
    func history(of caseID: String, after seq: Int64, limit: Int) async throws(Fault) -> Page<LoggedEvent>
    /// The newest change of a case (who and when), for `ERR conflict`; nil where there is no such case.
    func lastChange(of caseID: String) async throws(Fault) -> Conflict?
    /// All notes of a case, oldest first, private ones included: who may see them is for the caller to judge.
    func notes(of caseID: String) async throws(Fault) -> [CaseNote]
    /// Sensitive values of a case by their references.
    func secrets(of caseID: String) async throws(Fault) -> [String: String]
    /// A page of `notice.list`.
    func notices(_ filter: NoticeFilter) async throws(Fault) -> Page<NoticeRow>
    /// The log after `seq`, in commit order, complete: no event is missing before a returned one.
    func events(after seq: Int64, caseID: String?, limit: Int) async throws(Fault) -> [LoggedEvent]
    /// The oldest and newest seq that the log holds (0, 0 when empty).
    func logBounds() async throws(Fault) -> (oldest: Int64, newest: Int64)
    /// Counts for `ops.status`: open cases, running and overdue deadlines, notices by state.
    func counts() async throws(Fault) -> [String: Int64]
}
