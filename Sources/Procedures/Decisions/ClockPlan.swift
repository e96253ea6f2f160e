import JSONText
import Wording
import WorkCalendar

/// What a command does to a case's clocks, worked out before its events are written: the deadlines as they change, in
/// order, each with the event that will say so.
struct ClockPlan {
    /// One change of one deadline.
    struct Change {
        let type: EventType
        let before: Deadline?
        let after: Deadline
        var trace: [Bilingual] = []
        var reason: Bilingual?
    }

    private let rules: RuleBook
    private let today: CivilDay
    /// The version that the command's main event will have.
    private let version: Int
    private(set) var deadlines: [Deadline]
    private(set) var changes: [Change] = []

    /// The clocks that an opening starts; the opening event itself has the version already.
    init(openingOf state: CaseState, _ moment: DecisionMoment) {
        rules = moment.rules
        today = moment.today
        version = state.version
        deadlines = state.deadlines
    }

    init(_ state: CaseState, _ moment: DecisionMoment) {
        rules = moment.rules
        today = moment.today
        version = state.version + 1
        deadlines = state.deadlines
    }

    /// The deadlines of a clock that still run, oldest first.
    func running(_ clock: String) -> [Deadline] { deadlines.filter { $0.clock == clock && $0.isRunning } }

    /// The clocks of a step, in the order in which the law sees them: what ends, what stands still, what goes on, what
    /// begins. A terminal step ends every clock and begins none.
    mutating func take(
        _ action: Action, to kind: CaseStateKind?, at day: CivilDay, values: JSONObject
    ) throws(Rejection) {
        for clock in action.stops { end(running(clock), .dueMet, .met) }
        for clock in action.cancels { end(running(clock), .dueCancelled, .cancelled) }
        for clock in action.suspends { suspend(clock, on: day) }
        for clock in action.resumes { try resume(clock, on: day) }
        guard kind?.kind != .terminal else { return cancelAll() }
        for start in action.starts { try self.start(start, at: day, values: values, origin: action.id) }
    }

    /// Starts a clock unless its rule or its written day depends on a field that has no value. A clock of the same
    /// name that still runs is replaced, except where each record has its own.
    mutating func start(
        _ start: ClockStart, at day: CivilDay, values: JSONObject, origin: String?, record: String? = nil
    ) throws(Rejection) {
        let id = "d\(deadlines.count + 1)"
        guard let timed = try timed(start, id: id, at: day, values: values, origin: origin, record: record) else {
            return
        }
        if record == nil {
            let reason = Bilingual(zh: "同名期限重新起算，旧的不再计", en: "the clock begins anew and replaces the earlier one")
            end(running(start.clock).filter { $0.record == nil }, .dueCancelled, .cancelled, reason)
        }
        change(.dueStarted, nil, timed.deadline, timed.trace)
    }

    /// The deadline that `start` gives; nil where it depends on a field that has no value.
    func timed(
        _ start: ClockStart, id: String, at day: CivilDay, values: JSONObject, origin: String?, record: String?
    ) throws(Rejection) -> Timed? {
        let trigger = start.from.flatMap { values.civilDay($0) } ?? day
        var rule: String?
        var written: CivilDay?
        switch start.rule {
        case .fixed(let id): rule = id
        case .chosen(let field, let choices):
            let value = values[field]?.typed
            guard let choice = choices.first(where: { $0.value == value }), choice.rule != ClockStart.Rule.none else {
                return nil
            }
            rule = choice.rule
        case .written(let field):
            guard let day = values.civilDay(field) else { return nil }
            written = day
        }
        let deadline = Deadline(
            id: id, clock: start.clock, rule: rule, ruleVersion: nil, calendarVersion: nil, trigger: trigger,
            nominal: written ?? trigger, due: written ?? trigger, provisional: false, onExpiry: start.onExpiry,
            startedAt: version, origin: origin, record: record, written: written)
        return try deadline.timed(rules)
    }

    /// A deadline with its day worked out by its rule.
    func retimed(_ deadline: Deadline) throws(Rejection) -> Timed { try deadline.timed(rules) }

    /// Ends deadlines as met, cancelled or waived.
    mutating func end(
        _ ending: [Deadline], _ type: EventType, _ status: Deadline.Status, _ reason: Bilingual? = nil
    ) {
        for deadline in ending {
            var next = deadline
            next.status = status
            next.suspendedSince = nil
            change(type, deadline, next, [], reason)
        }
    }

    /// Ends every clock, as a terminal state does.
    mutating func cancelAll() {
        let reason = Bilingual(zh: "案件已终结", en: "the case has ended")
        end(deadlines.filter(\.isRunning), .dueCancelled, .cancelled, reason)
    }

    /// Makes the clock stand still from `day` on; so it does for one marked overdue when `day` lies before that.
    mutating func suspend(_ clock: String, on day: CivilDay) {
        for deadline in running(clock)
        where deadline.status == .open || (deadline.status == .overdue && day <= deadline.due) {
            var next = deadline
            next.status = .suspended
            next.suspendedSince = day
            change(.dueSuspended, deadline, next)
        }
    }

    /// Lets a suspended clock run on; the days from its suspension to the day before `day` do not count (C10).
    mutating func resume(_ clock: String, on day: CivilDay) throws(Rejection) {
        for deadline in running(clock) where deadline.status == .suspended {
            var next = deadline
            next.status = .open
            next.suspendedSince = nil
            let first = max(deadline.suspendedSince ?? day, deadline.trigger.adding(days: 1))
            let last = day.adding(days: -1)
            if first <= last { next.excluded.append(first...last) }
            let timed = try next.timed(rules)
            change(.dueExtended, deadline, timed.deadline, timed.trace, Bilingual(zh: "恢复计算", en: "resumed"))
        }
    }

    /// Replaces a deadline by one with other days; one that was overdue and is no longer runs again.
    mutating func move(_ type: EventType, _ before: Deadline, _ timed: Timed, reason: Bilingual? = nil) {
        change(type, before, timed.deadline.revived(on: today), timed.trace, reason)
    }

    /// Puts other days in the place of a deadline's that other rules or calendars give. Nobody has touched it: a step can
    /// be reversed afterwards as before.
    mutating func recount(_ before: Deadline, _ timed: Timed) {
        let after = timed.deadline.revived(on: today)
        if let index = deadlines.firstIndex(where: { $0.id == after.id }) { deadlines[index] = after }
        changes.append(Change(type: .dueRecomputed, before: before, after: after, trace: timed.trace))
    }

    /// Puts a deadline back to what it was before a step that is being reversed, as if that step had never touched it;
    /// counted by the rules and calendars of today.
    mutating func restore(_ old: Deadline, from present: Deadline) {
        let reason = Bilingual(zh: "改动它的一步被撤销", en: "the step that changed it was reversed")
        let old = ((try? old.timed(rules).deadline) ?? old).revived(on: today)
        if let index = deadlines.firstIndex(where: { $0.id == old.id }) { deadlines[index] = old }
        changes.append(Change(type: .dueRecomputed, before: present, after: old, reason: reason))
    }

    /// Marks a deadline overdue.
    mutating func expire(_ deadline: Deadline) {
        var next = deadline
        next.status = .overdue
        guard let index = deadlines.firstIndex(where: { $0.id == deadline.id }) else { return }
        deadlines[index] = next
        changes.append(Change(type: .dueOverdue, before: deadline, after: next))
    }

    /// The deadlines as they were before the plan, for those that it changed and did not begin.
    var before: [Deadline] {
        var first: [Deadline] = []
        for case let before? in changes.map(\.before) where !first.contains(where: { $0.id == before.id }) {
            if !changes.contains(where: { $0.before == nil && $0.after.id == before.id }) { first.append(before) }
        }
        return first
    }

    private mutating func change(
        _ type: EventType, _ before: Deadline?, _ after: Deadline, _ trace: [Bilingual] = [],
        _ reason: Bilingual? = nil
    ) {
        var after = after
        after.changedAt = version
        if let index = deadlines.firstIndex(where: { $0.id == after.id }) {
            deadlines[index] = after
        } else {
            deadlines.append(after)
        }
        changes.append(Change(type: type, before: before, after: after, trace: trace, reason: reason))
    }
}

extension ClockPlan.Change {
    /// The event's payload: the deadline as it now is, its old day where that moved, and how the day was found.
    func payload(_ procedure: Procedure) -> JSONObject {
        var payload: JSONObject = ["due": .string(after.id), "what": .string(after.clock)]
        payload["label"] = procedure.clock(after.clock).map { JSONValue($0.name) }
        payload.merge(after.object)
        if let before, before.due != after.due { payload["was-on"] = .string(before.due.iso) }
        payload["why"] = reason.map { JSONValue($0) }
        if !trace.isEmpty { payload["trace"] = .array(trace.map { JSONValue($0) }) }
        return payload
    }
}

extension JSONObject {
    /// The civil day of a date or an instant.
    func civilDay(_ name: String) -> CivilDay? { day(name) ?? instant(name)?.day }
}
