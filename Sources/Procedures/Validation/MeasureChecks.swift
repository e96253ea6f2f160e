/// Measures: what they count exists, what they add is a number, what they tell apart is kept where it may be looked at.
struct MeasureChecks {
    let procedure: Procedure

    var findings: [ProcedureValidator.Finding] { procedure.measures.flatMap(check) }

    private func check(_ measure: Measure) -> [ProcedureValidator.Finding] {
        let place = "measures.\(measure.id)"
        var found: [ProcedureValidator.Finding] = []
        func refuse(_ word: String, _ zh: String, _ en: String) {
            found.append(.init("\(place).\(word)", zh: zh, en: en))
        }
        source(measure, refuse)
        for action in measure.after + measure.undoneBy where procedure.action(action) == nil {
            refuse(
                measure.after.contains(action) ? "after" : "undone-by", "没有动作“\(action)”",
                "there is no action `\(action)`")
        }
        if let role = measure.party, procedure.role(role) == nil {
            refuse("party", "没有角色“\(role)”", "there is no role `\(role)`")
        }
        let fields = fields(of: measure)
        for filter in measure.filters {
            guard let field = fields[filter.field] else {
                refuse("where", "没有字段“\(filter.field)”", "there is no field `\(filter.field)`")
                continue
            }
            for value in filter.values where !lawful(value, for: field) {
                refuse("where", "\(field.name) 没有取值“\(value)”", "\(field.name) has no value `\(value)`")
            }
        }
        amount(measure, fields, refuse)
        identity(measure, fields, refuse)
        return found
    }

    private func source(_ measure: Measure, _ refuse: (String, String, String) -> Void) {
        switch measure.source {
        case .opening: break
        case .actions(let actions):
            for action in actions where procedure.action(action) == nil {
                refuse(measure.kind.rawValue, "没有动作“\(action)”", "there is no action `\(action)`")
            }
        case .records(let type):
            if procedure.record(type) == nil {
                refuse(measure.kind.rawValue, "没有附属记录“\(type)”", "there is no record type `\(type)`")
            }
        }
    }

    /// `of` or `days-since` with a sum, and with nothing else.
    private func amount(_ measure: Measure, _ fields: [String: Field], _ refuse: (String, String, String) -> Void) {
        guard measure.kind == .sum else {
            if measure.of != nil || !measure.daysSince.isEmpty {
                refuse("of", "只有 sum 才有 of 或 days-since", "only a sum has `of` or `days-since`")
            }
            return
        }
        guard (measure.of == nil) == !measure.daysSince.isEmpty else {
            return refuse("sum", "sum 须有 of 或 days-since 之一", "a sum has either `of` or `days-since`")
        }
        if let name = measure.of {
            guard let field = fields[name] else { return refuse("of", "没有字段“\(name)”", "there is no field `\(name)`") }
            if field.type != .int && field.type != .money || field.list || field.sensitivity == .S {
                refuse("of", "\(name) 不是整数或金额", "\(name) is no whole number and no amount")
            }
        }
        for since in measure.daysSince where since != Measure.opening && procedure.action(since) == nil {
            refuse("days-since", "没有动作“\(since)”", "there is no action `\(since)`")
        }
    }

    /// `by` with a distinct count, and with nothing else; never by what is kept apart.
    private func identity(_ measure: Measure, _ fields: [String: Field], _ refuse: (String, String, String) -> Void) {
        guard measure.kind == .distinct else {
            if !measure.by.isEmpty { refuse("by", "只有 distinct 才有 by", "only a distinct count has `by`") }
            return
        }
        if measure.by.isEmpty { refuse("distinct", "distinct 须有 by", "a distinct count needs `by`") }
        if measure.by == [Measure.caseItself] { return }
        for name in measure.by where !(measure.party != nil && name == Measure.partyName) {
            guard let field = fields[name] else {
                refuse("by", "没有字段“\(name)”", "there is no field `\(name)`")
                continue
            }
            if field.sensitivity == .S {
                refuse(
                    "by", "\(name) 是敏感信息，另行保管，不能用来区分",
                    "\(name) is sensitive and kept apart: nothing is told apart by it")
            }
        }
    }

    /// What the measure may look at, by name.
    private func fields(of measure: Measure) -> [String: Field] {
        if let role = measure.party { return named(procedure.role(role)?.fields ?? []) }
        switch measure.source {
        case .opening, .actions: return procedure.caseFields
        case .records(let type): return named(procedure.record(type)?.fields ?? [])
        }
    }

    private func named(_ fields: [Field]) -> [String: Field] {
        Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    }

    private func lawful(_ value: String, for field: Field) -> Bool {
        switch field.type {
        case .enumeration: field.choices.contains { $0.id == value }
        case .bool: value == "yes" || value == "no"
        default: true
        }
    }
}
