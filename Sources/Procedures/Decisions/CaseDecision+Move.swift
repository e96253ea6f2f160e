import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// Takes a case on to a newer version of its procedure, which is the moment's; `old` is the one that it follows. The
    /// case keeps its state, or goes on in the named one where the new version has no such state; deadlines go on.
    public func move(
        _ state: CaseState, from old: Procedure, to successor: String?, reason: String
    ) throws(Rejection) -> Decided {
        let reason = try line(reason, key: "reason")
        let check = try moveCheck(state, from: old, to: successor)
        let unmet = check.rows.filter { !$0.ok }
        guard unmet.isEmpty else {
            throw .blocked(unmet.map { Rejection.Unmet(condition: $0.condition, text: $0.text, basis: nil) })
        }
        var payload: JSONObject = [
            "procedure-version": JSONValue(procedure.version), "was-version": JSONValue(state.procedureVersion),
            "reason": .string(reason),
        ]
        if check.target != state.state { payload["was-state"] = .string(state.state) }
        var unfolding = Unfolding(state)
        unfolding.append(.caseMoved, at: moment.now, to: check.target, payload)
        unfolding.made = [
            "procedure": .string(procedure.id),
            "procedure-version": JSONValue(procedure.version), "was-version": JSONValue(state.procedureVersion),
            "next": .array(procedure.actions(from: check.target).filter { !$0.isSystem }.map { .string($0.id) }),
        ]
        unfolding.warnings = wanting(state)
        return unfolding.decided
    }

    /// Every condition of such a move, met or not.
    public func whyMove(_ state: CaseState, from old: Procedure, to successor: String?) throws(Rejection) -> [WhyRow] {
        try moveCheck(state, from: old, to: successor).rows
    }

    private func moveCheck(
        _ state: CaseState, from old: Procedure, to successor: String?
    ) throws(Rejection) -> MoveCheck {
        let check = MoveCheck(state: state, old: old, new: procedure, successor: successor)
        guard let successor else { return check }
        guard let named = procedure.state(successor), named.kind != .terminal else {
            let known = procedure.states.filter { $0.kind != .terminal }.map(\.id)
            throw .unusable(
                "state", zh: "state 应为新版中未终结的状态之一：\(known.joined(separator: "、"))",
                en: "state must be one of the new version's states that are no ends: \(known.joined(separator: ", "))")
        }
        guard check.target == successor else {
            throw .unusable(
                "state", zh: "新版有状态 \(state.state)，案件留在其中，不能借移版改变状态",
                en: "the new version has the state \(state.state); the case stays in it, a move is no step")
        }
        return check
    }

    /// Fields that the new version asks for at the opening and the case does not have.
    private func wanting(_ state: CaseState) -> [Bilingual] {
        let missing = procedure.opening.filter { $0.required && state.fields[$0.name] == nil }
        guard !missing.isEmpty else { return [] }
        return [
            Bilingual(
                zh: "新版立案必填而本案没有的字段，请用 case.set 补充："
                    + missing.map { "\($0.label.zh)（\($0.name)）" }.joined(separator: "、"),
                en: "required at the opening by now and not in this case, to be added by case.set: "
                    + missing.map { "\($0.label.en) (\($0.name))" }.joined(separator: ", "))
        ]
    }
}
