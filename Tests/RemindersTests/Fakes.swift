import Logging
import Mediation
import ProcedureLibrary
import Procedures
import Synchronization
import Wording
import WorkCalendar

@testable import Reminders

/// Cases and their deadlines in memory, with the promises of the ports: versions and wake moments are fenced, a unit is
/// written wholly or not at all, an obligation is made once.
final class MemoryCases: CaseStore, DeadlineQueue {
    struct State {
        var cases: [String: CaseState] = [:]
        var wakes: [String: Instant] = [:]
        var claimed: Set<String> = []
        var events: [CaseEvent] = []
        var obligations: [Obligation] = []
        var keys: Set<String> = []
        var broken: Set<String> = []
        /// Done once, just before the next append, as if somebody had come between.
        var interruption: (@Sendable (inout State) -> Void)?
    }

    let state = Mutex(State())

    /// Puts a case there as a command would have left it.
    func put(_ case: CaseState, now: Instant, _ rules: RuleBook = .sample) {
        state.withLock { state in
            Self.plan(&state, before: state.cases[`case`.id], after: `case`, now: now, rules)
        }
    }

    static func plan(
        _ state: inout State, before: CaseState?, after: CaseState, now: Instant, _ rules: RuleBook = .sample
    ) {
        for planned in DeadlinePlan.planned(before: before, after: after, rules: rules, now: now) {
            state.wakes["\(after.id)/\(planned.deadline.id)"] = planned.wakeAt
        }
        state.cases[after.id] = after
    }

    func load(_ ids: [String], key: RequestKey?) async throws(Fault) -> Loaded {
        if state.withLock({ !$0.broken.isDisjoint(with: ids) }) { throw .unavailable }
        return Loaded(cases: state.withLock { $0.cases.filter { ids.contains($0.key) } }, replay: nil, asof: 0)
    }

    func append(_ unit: ChangeUnit) async throws(Fault) -> Appended {
        state.withLock { state in
            state.interruption?(&state)
            state.interruption = nil
            guard state.keys.insert(unit.key.key).inserted else {
                return .replayed(Replay(sameRequest: true, rows: [], seq: 0, version: nil))
            }
            for change in unit.changes {
                guard let now = state.cases[change.state.id] else { continue }
                let fenced = change.deadlines.contains { planned in
                    planned.expectedWake.map { $0 != state.wakes["\(now.id)/\(planned.deadline.id)"] } ?? false
                }
                if now.version != change.expected || fenced {
                    state.keys.remove(unit.key.key)
                    return .conflict(
                        Conflict(caseID: now.id, version: now.version, state: now.state, by: "x", at: unit.recorded))
                }
            }
            for change in unit.changes {
                state.cases[change.state.id] = change.state
                state.events += change.events
                state.obligations += change.obligations
                for planned in change.deadlines {
                    let row = "\(change.state.id)/\(planned.deadline.id)"
                    state.wakes[row] = planned.wakeAt
                    state.claimed.remove(row)
                }
            }
            return .committed(seq: Int64(state.events.count))
        }
    }

    func caseID(external: String, procedure: String, office: String) async throws(Fault) -> String? { nil }

    func newCaseID(prefix: String, year: Int) async throws(Fault) -> String { "\(prefix)-\(year)-00001" }

    func claimWoken(
        now: Instant, limit: Int, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> [WokenDeadline] {
        state.withLock { state in
            var cases: Set<String> = []
            let woken = state.wakes.filter { $0.value <= now && !state.claimed.contains($0.key) }
                .map { (row: $0.key.split(separator: "/").map(String.init), at: $0.value) }
                .sorted { ($0.at, $0.row[0], $0.row[1]) < ($1.at, $1.row[0], $1.row[1]) }
                .filter { cases.insert($0.row[0]).inserted }
                .prefix(limit)
            for deadline in woken { state.claimed.insert(deadline.row.joined(separator: "/")) }
            return woken.map { WokenDeadline(caseID: $0.row[0], deadline: $0.row[1], wakeAt: $0.at) }
        }
    }

    func nextWake() async throws(Fault) -> Instant? { state.withLock { $0.wakes.values.min() } }

    /// Every claim runs out.
    func loseClaims() { state.withLock { $0.claimed = [] } }

    var obligations: [Obligation] { state.withLock { $0.obligations } }
    var events: [CaseEvent] { state.withLock { $0.events } }
    subscript(id: String) -> CaseState? { state.withLock { $0.cases[id] } }

    /// What was said, one line each: the day, the step, and to whom.
    var said: [String] {
        obligations.map { "\($0.at.day.iso) \($0.step) \($0.recipients.map(\.account).joined(separator: "+"))" }
    }
}

/// Business time that a test moves.
final class MovedClock: BusinessClock {
    private let moment: Mutex<Instant>

    init(_ moment: Instant) { self.moment = Mutex(moment) }

    var isRehearsal: Bool { true }
    func now() async throws(Fault) -> Instant { moment.withLock { $0 } }
    func move(to moment: Instant) async throws(Fault) { self.moment.withLock { $0 = moment } }
}

/// One person in each role, unless told otherwise.
struct People: RecipientDirectory {
    var knowsAssignee = true
    var supervisor = "boss"

    func assignee(_ name: String) async throws(Fault) -> NoticeRecipient? {
        knowsAssignee ? NoticeRecipient(role: "assignee", account: name, mail: nil) : nil
    }

    func supervisors(of office: String) async throws(Fault) -> [NoticeRecipient] {
        [NoticeRecipient(role: "supervisor", account: supervisor, mail: nil)]
    }

    func superiors(of office: String) async throws(Fault) -> [NoticeRecipient] {
        [NoticeRecipient(role: "superior", account: "head", mail: nil)]
    }

    func onDuty(_ duty: [String: String], of office: String) async throws(Fault) -> NoticeRecipient? {
        duty[office].map { NoticeRecipient(role: "duty", account: $0, mail: nil) }
    }

    func readers(of office: String) async throws(Fault) -> [NoticeRecipient] {
        [NoticeRecipient(role: "legal", account: "lawyer", mail: nil)]
    }
}

extension Instant {
    /// 09:00 in Shanghai on a day of 2026, or another time of it.
    static func of(_ month: Int, _ day: Int, hour: Int = 9) -> Instant {
        CivilDay.of(month, day).at(hour: hour)
    }
}

extension CivilDay {
    /// A day of 2026.
    static func of(_ month: Int, _ day: Int) -> CivilDay { CivilDay(year: 2026, month: month, day: day) ?? .first }
}

extension RuleBook {
    /// A term of twenty days and one of seven, in a calendar that knows nothing but weekends.
    static let sample: RuleBook = {
        let text = Bilingual(zh: "例", en: "sample")
        let rules = ["20d", "7d"].compactMap { length in
            TermLength(length).flatMap { term in
                DeadlineRule(
                    id: "term-\(length)", name: text, consequence: text,
                    versions: [.init(number: 1, basis: text, anchor: text, length: term)])
            }
        }
        let calendar = WorkingCalendar(id: "prc", version: "test", name: text, source: "test", years: [])
        return RuleBook(
            rules: rules, calendars: [calendar], reminders: (try? ShippedRules.ruleBook().reminders) ?? .none)
    }()
}

extension Deadline {
    /// A term of twenty days from 1 to 21 September 2026, a Monday.
    static func sample(
        _ id: String = "d1", rule: String? = "term-20d", trigger: CivilDay = .of(9, 1), due: CivilDay = .of(9, 21),
        status: Status = .open, onExpiry: ClockStart.Expiry = .overdue
    ) -> Deadline {
        var deadline = Deadline(
            id: id, clock: "answer", rule: rule, ruleVersion: rule == nil ? nil : 1, calendarVersion: "test",
            trigger: trigger, nominal: due, due: due, provisional: false, onExpiry: onExpiry, startedAt: 1)
        deadline.status = status
        return deadline
    }
}

extension CaseState {
    static func sample(
        _ id: String = "N-2026-00001", assignee: String? = "li.wei", deadlines: [Deadline] = [.sample()]
    ) -> CaseState {
        var state = CaseState(
            id: id, procedure: "sample", procedureVersion: 1, version: 1, state: "waiting", title: "t",
            office: "BJ-CY", assignee: assignee, openedBy: "li.wei", openedAt: .of(9, 1))
        state.deadlines = deadlines
        return state
    }
}

extension Procedure {
    /// A case that waits, and that time closes where a clock asks for it.
    static let sample: Procedure = {
        let text = Bilingual(zh: "例", en: "sample")
        let timeOver = Action(
            id: "time-over", from: ["waiting"], to: "closed", by: [Action.system], actor: nil, name: text, basis: text,
            fields: [], needs: [], documents: [], starts: [], stops: [], cancels: [], extends: nil, suspends: [],
            resumes: [], anyTime: false, confirm: false)
        return Procedure(
            id: "sample", version: 1, prefix: "N", name: text, basis: text,
            states: [
                CaseStateKind(id: "waiting", kind: .initial, name: text),
                CaseStateKind(id: "closed", kind: .terminal, name: text),
            ],
            actions: [timeOver], opening: [], fields: [], roles: [], records: [], documents: [],
            clocks: [ClockKind(id: "answer", name: text)], startsAtOpening: [], warnings: [], text: "")
    }()
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

extension ReminderService {
    static func sample(
        _ cases: MemoryCases, _ clock: MovedClock, people: People = People(), rules: RuleBook = .sample,
        signal: WakeSignal = WakeSignal(), realTime: any Clock<Duration> = ContinuousClock(),
        onObligations: @escaping @Sendable () -> Void = {}
    ) -> ReminderService {
        ReminderService(
            owner: "test", store: cases, queue: cases, clock: clock, directory: people, rules: RuleShelf(rules),
            procedure: { id, _ in id == "sample" ? .sample : nil }, signal: signal, realTime: realTime,
            onObligations: onObligations, logger: .silent)
    }
}
