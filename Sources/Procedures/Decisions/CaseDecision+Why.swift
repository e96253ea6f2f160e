import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// Every condition of an action, satisfied or not; without `action`, of every action possible from here. The first
    /// row of each is whether the case's state allows it.
    public func why(_ state: CaseState, action id: String?) throws(Rejection) -> [WhyRow] {
        guard let id else { return procedure.actions(from: state.state).flatMap { rows($0, state) } }
        return rows(try action(id), state)
    }

    private func rows(_ action: Action, _ state: CaseState) -> [WhyRow] {
        var rows = [stateRow(action, state)]
        var ahead = state
        ahead.expect(rows[0].fix)
        for need in action.needs where need.concerns(ahead) {
            let verdict = need.condition.evaluate(ahead, at: moment)
            if !verdict.ok { ahead.expect(verdict.fix) }
            rows.append(
                WhyRow(
                    action: action.id, condition: need.id, ok: verdict.ok, text: verdict.text, basis: need.basis,
                    fix: verdict.ok ? nil : verdict.fix, after: verdict.ok ? nil : verdict.after,
                    warning: verdict.warning))
        }
        if let row = extensionRow(action, state) { rows.append(row) }
        if let row = ruleRow(action, state) { rows.append(row) }
        return rows
    }

    private func stateRow(_ action: Action, _ state: CaseState) -> WhyRow {
        let ok = action.from.contains(state.state)
        let way = ok ? nil : NextStep(procedure) { isClosed($0, state) }.toward(action, from: state.state)
        var fix: String?
        var after: CivilDay?
        if let way, way.isSystem {
            after = state.deadlines.filter { $0.isRunning && $0.onExpiry == .action(way.id) }
                .map { $0.due.adding(days: 1) }.min()
        } else if let way {
            fix = line(for: way, state)
        }
        return WhyRow(
            action: action.id, condition: StateAllows.id, ok: ok, text: stateText(state, action), basis: action.basis,
            fix: fix, after: after)
    }

    /// Whether a condition of the step does not hold and nothing that people send, nor time, brings it about.
    private func isClosed(_ step: Action, _ state: CaseState) -> Bool {
        !step.isSystem && verdicts(step, state).contains { !$1.ok && $1.fix == nil && $1.after == nil }
    }

    /// The request that takes a step, or, where its own conditions do not hold yet, the fix of the first that does not.
    private func line(for step: Action, _ state: CaseState) -> String? {
        for (_, verdict) in verdicts(step, state) where !verdict.ok { return verdict.fix }
        return NextStep.line(step, state)
    }

    /// Whether the clock that the action lengthens runs, and how much longer it may become.
    private func extensionRow(_ action: Action, _ state: CaseState) -> WhyRow? {
        guard let longer = action.extends else { return nil }
        guard let deadline = ClockPlan(state, moment).running(longer.clock).last else {
            let unmet = notRunning(longer.clock)
            return WhyRow(action: action.id, condition: unmet.condition, ok: false, text: unmet.text)
        }
        let room = room(deadline)
        let ok = (try? room.isOpen()) ?? false
        return WhyRow(action: action.id, condition: ExtensionRoom.id, ok: ok, text: room.text, basis: room.basis)
    }

    /// Shown only where it is sure by now that a clock of the action has no rule in force.
    private func ruleRow(_ action: Action, _ state: CaseState) -> WhyRow? {
        let given = Set(action.fields.map(\.name))
        guard procedure.state(action.to)?.kind != .terminal else { return nil }
        for start in action.starts where start.from.map({ !given.contains($0) }) ?? true && !start.depends(on: given) {
            var plan = ClockPlan(state, moment)
            do throws(Rejection) {
                try plan.start(start, at: moment.today, values: state.fields, origin: action.id)
            } catch {
                guard case .blocked(let unmet) = error, let first = unmet.first else { continue }
                return WhyRow(
                    action: action.id, condition: first.condition, ok: false, text: first.text, basis: first.basis)
            }
        }
        return nil
    }
}

extension CaseState {
    /// Fixes may be sent one after the other as they are: each raises the version that the next one names, and takes a
    /// name that the next one must not use. The person is only a name here and counts for nothing.
    fileprivate mutating func expect(_ fix: String?) {
        guard let fix else { return }
        version += 1
        guard let name = RequestLine.value(of: "name", in: fix) else { return }
        parties.append(Party(id: "", role: "", name: name, fields: [:], ended: true))
    }
}
