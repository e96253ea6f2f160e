import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// Records an action that moves a case. In this order: the fields are read, the account's role is asked, the state,
    /// the moment (not before the last advance), every condition, every clock; all that is unmet is named at once.
    public func advance(
        _ state: CaseState, action id: String, at: String?, reason: String?, arguments: Arguments
    ) throws(Rejection) -> Decided {
        let action = try action(id)
        let values = try ArgumentReader(now: moment.now, state: state).read(arguments, action.fields)
        let at = action.anyTime ? try anyInstant(at) : try instant(at)
        try checkRole(action)
        guard action.from.contains(state.state) else { throw .blocked([stateUnmet(state, action)]) }
        if !action.anyTime { try checkOrder(at, after: state) }
        var unfolding = Unfolding(state)
        try take(action, at: at, reason: reason, values, on: &unfolding)
        return unfolding.decided
    }

    /// Takes an action that the state allows, onto what has unfolded so far; blocked with all that is unmet.
    func take(
        _ action: Action, at: Instant, reason: String?, _ values: ArgumentReader.Values, on unfolding: inout Unfolding
    ) throws(Rejection) {
        let state = unfolding.state
        var seen = state
        seen.lay(values.fields, version: state.version + 1)
        var unmet: [Rejection.Unmet] = []
        var warnings: [Bilingual] = []
        for (need, verdict) in verdicts(action, seen) {
            if !verdict.ok { unmet.append(.init(condition: need.id, text: verdict.text, basis: need.basis)) }
            if let warning = verdict.warning { warnings.append(warning) }
        }
        var plan = ClockPlan(state, moment)
        let day = at.day
        do throws(Rejection) {
            if let longer = action.extends { try extend(longer, seen.fields, in: &plan) }
            try plan.take(action, to: procedure.state(action.to), at: day, values: seen.fields)
        } catch {
            guard case .blocked(let more) = error else { throw error }
            unmet += more
        }
        guard unmet.isEmpty else { throw .blocked(unmet) }
        var payload: JSONObject = [:]
        payload["actor"] = JSONValue(action.actor)
        payload["reason"] = JSONValue(filled: reason)
        if !values.fields.isEmpty { payload["fields"] = .object(values.fields) }
        if !action.documents.isEmpty { payload["documents"] = .array(action.documents.map { .string($0) }) }
        // An action that may lie in the future does not hold back those that follow it.
        if at > moment.now { payload["last-advance-at"] = .string(max(state.lastAdvanceAt, moment.now).exact) }
        payload["was"] = .object(undo(of: action, values, plan, state))
        unfolding.append(.caseAdvanced, at: at, action: action.id, to: action.to, payload, secrets: values.secrets)
        unfolding.append(plan, at: at, names: procedure)
        unfolding.warnings += warnings + lateWarnings(plan)
    }

    /// Lengthens the running clock by the length, or up to the day, that the action's field gives.
    private func extend(
        _ longer: ClockExtension, _ fields: JSONObject, in plan: inout ClockPlan
    ) throws(Rejection) {
        guard let deadline = plan.running(longer.clock).last else { throw .blocked([notRunning(longer.clock)]) }
        let room = room(deadline)
        if let day = fields.civilDay(longer.field) {
            plan.move(.dueExtended, deadline, try room.until(day, key: longer.field))
        } else if let length = fields.text(longer.field).flatMap({ TermLength($0) }) {
            plan.move(.dueExtended, deadline, try room.adding(length))
        } else {
            throw .missing(longer.field)
        }
    }

    func room(_ deadline: Deadline) -> ExtensionRoom {
        ExtensionRoom(deadline: deadline, rules: moment.rules, name: clockName(deadline.clock))
    }

    func notRunning(_ clock: String) -> Rejection.Unmet {
        let name = clockName(clock)
        return .init(
            condition: ClockRunning.id,
            text: Bilingual(zh: "期限「\(name.zh)」应正在计算，现在没有", en: "the clock “\(name.en)” must be running and is not"),
            basis: nil)
    }

    /// What a correction needs to undo the step: the values, the clocks and the last advance as they were.
    private func undo(
        of action: Action, _ values: ArgumentReader.Values, _ plan: ClockPlan, _ state: CaseState
    ) -> JSONObject {
        var was: JSONObject = ["do": .string(action.id), "last-advance-at": .string(state.lastAdvanceAt.exact)]
        was["last-advance"] = JSONValue(state.lastAdvance)
        was["taken"] = JSONValue(state.taken[action.id])
        var fields = JSONObject()
        var origins: [String: Int] = [:]
        for member in values.fields.members {
            fields[member.name] = state.fields[member.name] ?? .null
            origins[member.name] = state.origins[member.name]
        }
        if !fields.isEmpty { was["fields"] = .object(fields) }
        if !origins.isEmpty { was["origins"] = JSONValue(origins) }
        if !plan.before.isEmpty { was["deadlines"] = .array(plan.before.map { .object($0.object) }) }
        return was
    }

    /// The action of that id, or a bad `do`.
    func action(_ id: String) throws(Rejection) -> Action {
        if let action = procedure.action(id) { return action }
        throw .unusable(
            "do", zh: "程序“\(procedure.name.zh)”没有动作 \(id)", en: "the procedure \(procedure.id) has no action \(id)")
    }

    private func checkRole(_ action: Action) throws(Rejection) {
        if !moment.roles.isDisjoint(with: action.by) { return }
        throw action.isSystem
            ? .forbidden(
                Bilingual(
                    zh: "「\(action.name.zh)」只能由期限届满自动发生，不能由人办理",
                    en: "“\(action.name.en)” is taken by time alone, not by people"))
            : .forbidden(
                Bilingual(
                    zh: "「\(action.name.zh)」只能由 \(action.by.joined(separator: "、")) 办理",
                    en: "“\(action.name.en)” may only be taken by: \(action.by.joined(separator: ", "))"))
    }

    /// The moment of an action that may lie anywhere in time.
    private func anyInstant(_ typed: String?) throws(Rejection) -> Instant {
        guard let typed, let instant = DayExpression.instant(typed, now: moment.now) else { return try instant(typed) }
        return instant
    }

    /// Not on a civil day earlier than the last advance (decisions.md 12).
    private func checkOrder(_ at: Instant, after state: CaseState) throws(Rejection) {
        guard at.day < state.lastAdvanceAt.day else { return }
        throw .unusable(
            "at", zh: "at 不能早于上一步的日期 \(state.lastAdvanceAt.day.iso)，现为 \(at.day.iso)",
            en: "at may not lie before the day of the last step, \(state.lastAdvanceAt.day.iso); it is \(at.day.iso)")
    }

    /// The state does not allow the action; says which actions it does allow.
    func stateUnmet(_ state: CaseState, _ action: Action) -> Rejection.Unmet {
        .init(condition: StateAllows.id, text: stateText(state, action), basis: action.basis)
    }

    func stateText(_ state: CaseState, _ action: Action) -> Bilingual {
        let here = stateName(state.state)
        let possible = procedure.actions(from: state.state).filter { !$0.isSystem }
        guard !action.from.contains(state.state) else {
            return Bilingual(
                zh: "案件处于「\(here.zh)」，可以办理「\(action.name.zh)」",
                en: "the case is at “\(here.en)”, where “\(action.name.en)” may be taken")
        }
        let asked = Bilingual(
            zh: "案件处于「\(here.zh)」，不能办理「\(action.name.zh)」",
            en: "the case is at “\(here.en)”, where “\(action.name.en)” may not be taken")
        guard procedure.state(state.state)?.kind != .terminal else {
            return Bilingual(zh: "\(asked.zh)；案件已经终结", en: "\(asked.en); the case has ended")
        }
        guard !possible.isEmpty else {
            return Bilingual(zh: "\(asked.zh)；现在只等期限届满", en: "\(asked.en); only time moves it now")
        }
        let zh = possible.map { "\($0.id)（\($0.name.zh)）" }.joined(separator: "、")
        let en = possible.map { "\($0.id) (\($0.name.en))" }.joined(separator: ", ")
        return Bilingual(zh: "\(asked.zh)；现在可以办理：\(zh)", en: "\(asked.en); possible now: \(en)")
    }

    func stateName(_ id: String) -> Bilingual { procedure.state(id)?.name ?? Bilingual(zh: id, en: id) }

    /// Every condition of an action with how it stands.
    func verdicts(_ action: Action, _ state: CaseState) -> [(Need, Verdict)] {
        action.needs.filter { $0.concerns(state) }.map { ($0, $0.condition.evaluate(state, at: moment)) }
    }
}

/// The word of the condition that the case's state allows the action.
enum StateAllows { static let id = "state" }

extension Need {
    /// The condition's word.
    var id: String { type(of: condition).id }
}
