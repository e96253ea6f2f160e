/// Who may take an action, and whether they can.
struct ActionChecks {
    let procedure: Procedure

    private static let people: Set = ["mediator", "supervisor"]

    var findings: [ProcedureValidator.Finding] {
        procedure.actions.flatMap { edges($0) + takers($0) + references($0) + conditions($0) } + systemActions
    }

    private func edges(_ action: Action) -> [ProcedureValidator.Finding] {
        let place = "actions.\(action.id)"
        var found: [ProcedureValidator.Finding] = []
        if action.from.isEmpty {
            found.append(.init(place + ".from", zh: "\(action.id) 没有起始状态", en: "\(action.id) leaves no state"))
        }
        let twice = Set(action.from).filter { state in
            action.from.filter { $0 == state }.count > 1
                || procedure.actions.filter { $0.id == action.id && $0.from.contains(state) }.count > 1
        }
        for state in twice.sorted() {
            found.append(
                .init(
                    place, zh: "状态 \(state) 有两条名为 \(action.id) 的出路",
                    en: "two edges for the state \(state) and the action \(action.id)"))
        }
        return found
    }

    private func takers(_ action: Action) -> [ProcedureValidator.Finding] {
        let place = "actions.\(action.id).by"
        var found: [ProcedureValidator.Finding] = []
        if action.by.isEmpty {
            found.append(.init(place, zh: "\(action.id) 无人可办", en: "nobody may take \(action.id)"))
        }
        for role in action.by where role != Action.system && !Self.people.contains(role) {
            found.append(
                .init(
                    place, zh: "by 只能是 mediator、supervisor 或 system，不能是“\(role)”；现实中的行为人写在 actor",
                    en: "`by` is mediator, supervisor or system, not `\(role)`; who acted in the world is `actor`"))
        }
        if action.by.contains(Action.system) && action.by.count > 1 {
            found.append(
                .init(
                    place, zh: "system 不得与其他角色并列；人工办理请另设动作",
                    en: "`system` stands alone; what people may do is an action of its own"))
        }
        guard action.isSystem else { return found }
        for field in action.fields where field.required {
            found.append(
                .init(
                    "actions.\(action.id).fields.\(field.name)", zh: "系统动作的必填项 \(field.name) 无人能填",
                    en: "nobody can set \(field.name), which a system action requires"))
        }
        return found
    }

    private func references(_ action: Action) -> [ProcedureValidator.Finding] {
        var found: [ProcedureValidator.Finding] = []
        if let actor = action.actor, procedure.role(actor) == nil {
            found.append(
                .init(
                    "actions.\(action.id).actor", zh: "未声明当事人角色“\(actor)”", en: "the role `\(actor)` is not declared"))
        }
        for (index, kind) in action.documents.enumerated() where procedure.document(kind) == nil {
            found.append(
                .init(
                    "actions.\(action.id).documents.\(index)", zh: "未声明文书“\(kind)”",
                    en: "the document `\(kind)` is not declared"))
        }
        return found
    }

    /// What only time meets belongs to the system (decisions.md 8).
    private func conditions(_ action: Action) -> [ProcedureValidator.Finding] {
        guard !action.isSystem else { return [] }
        return action.needs.enumerated().compactMap { index, need in
            guard type(of: need.condition).id == "clock-expired" else { return nil }
            return .init(
                "actions.\(action.id).needs.\(index)", zh: "只有时间能满足的条件属于系统动作",
                en: "a condition that only time meets belongs to a system action")
        }
    }

    private var systemActions: [ProcedureValidator.Finding] {
        procedure.states.flatMap { state -> [ProcedureValidator.Finding] in
            let leaving = procedure.actions(from: state.id).filter(\.isSystem)
            return leaving.dropFirst().map { action in
                .init(
                    "actions.\(action.id)", zh: "离开状态 \(state.id) 的系统动作多于一个：\(leaving[0].id) 与 \(action.id)",
                    en: "more than one system action leaves \(state.id): \(leaving[0].id) and \(action.id)")
            }
        }
    }
}
