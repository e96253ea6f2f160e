import WorkCalendar

/// Clocks rest on rules of law, run from days that somebody enters, and are stopped only where they were started.
struct ClockChecks {
    let procedure: Procedure
    let rules: RuleBook

    private var use: ClockUse { ClockUse(procedure) }

    var findings: [ProcedureValidator.Finding] {
        let use = use
        return use.starts.flatMap { declared($0) + based($0) + dated($0) } + unstarted(use) + touched(use)
            + lengthened(use)
    }

    private func declared(_ start: ClockUse.Start) -> [ProcedureValidator.Finding] {
        guard procedure.clock(start.start.clock) == nil else { return [] }
        return [
            .init(
                start.place + ".clock", zh: "未声明期限“\(start.start.clock)”",
                en: "the clock `\(start.start.clock)` is not declared")
        ]
    }

    private func based(_ start: ClockUse.Start) -> [ProcedureValidator.Finding] {
        let place = start.place + ".rule"
        switch start.start.rule {
        case .fixed(let rule): return known(rule, place)
        case .written(let name):
            guard let field = start.fields.first(where: { $0.name == name }), field.type == .date else {
                return [.init(place, zh: "“\(name)”不是可填写的日期字段", en: "`\(name)` is no date that somebody can set")]
            }
            return []
        case .chosen(let name, let choices):
            guard let field = start.fields.first(where: { $0.name == name }), field.type == .enumeration else {
                return [
                    .init(place, zh: "“\(name)”不是可填写的枚举字段", en: "`\(name)` is no enumeration that somebody can set")
                ]
            }
            let missing = field.choices.map(\.id).filter { value in !choices.contains { $0.value == value } }
            let unknown = choices.map(\.value).filter { value in !field.choices.contains { $0.id == value } }
            return choices.filter { $0.rule != ClockStart.Rule.none }.flatMap { known($0.rule, place) }
                + missing.map { .init(place, zh: "\(name)=\($0) 时没有规则", en: "no rule for \(name)=\($0)") }
                + unknown.map { .init(place, zh: "\(name) 没有取值“\($0)”", en: "\(name) has no value `\($0)`") }
        }
    }

    private func known(_ rule: String, _ place: String) -> [ProcedureValidator.Finding] {
        guard rules[rule] == nil else { return [] }
        return [
            .init(
                place, zh: "期限没有依据：没有规则“\(rule)”；已有的见 rule.list，新规则先以 rule.install 提出并经确认",
                en:
                    "the clock has no basis: there is no rule `\(rule)`; see rule.list, and install and confirm a new rule first"
            )
        ]
    }

    private func dated(_ start: ClockUse.Start) -> [ProcedureValidator.Finding] {
        guard let name = start.start.from else { return [] }
        let field = start.fields.first { $0.name == name }
        if let field, field.type == .date || field.type == .instant { return [] }
        return [
            .init(start.place + ".from", zh: "“\(name)”不是可填写的日期字段", en: "`\(name)` is no date that somebody can set")
        ]
    }

    private func unstarted(_ use: ClockUse) -> [ProcedureValidator.Finding] {
        procedure.clocks.filter { clock in !use.starts.contains { $0.start.clock == clock.id } }.map {
            .init("clocks.\($0.id)", zh: "期限 \($0.id) 从未起算", en: "the clock \($0.id) is never started")
        }
    }

    /// What stops, cancels, suspends, resumes or lengthens a clock that nothing starts.
    private func touched(_ use: ClockUse) -> [ProcedureValidator.Finding] {
        let started = Set(use.starts.map(\.start.clock))
        let suspended = Set(procedure.actions.flatMap(\.suspends))
        let resumed = Set(procedure.actions.flatMap(\.resumes))
        return procedure.actions.flatMap { action -> [ProcedureValidator.Finding] in
            let place = "actions.\(action.id)"
            let words = [
                ("stops", action.stops), ("cancels", action.cancels), ("suspends", action.suspends),
                ("resumes", action.resumes), ("extends", action.extends.map { [$0.clock] } ?? []),
            ]
            var found: [ProcedureValidator.Finding] = words.flatMap { word, clocks in
                clocks.filter { !started.contains($0) }.map {
                    .init("\(place).\(word)", zh: "期限 \($0) 从未起算", en: "the clock `\($0)` is never started")
                }
            }
            for clock in action.suspends where !resumed.contains(clock) {
                found.append(
                    .init("\(place).suspends", zh: "期限 \(clock) 中止后从不恢复", en: "the clock \(clock) is never resumed"))
            }
            for clock in action.resumes where !suspended.contains(clock) {
                found.append(
                    .init("\(place).resumes", zh: "期限 \(clock) 从未中止", en: "the clock \(clock) is never suspended"))
            }
            return found
        }
    }

    private func lengthened(_ use: ClockUse) -> [ProcedureValidator.Finding] {
        procedure.actions.flatMap { action -> [ProcedureValidator.Finding] in
            guard let extends = action.extends else { return [] }
            let place = "actions.\(action.id).extends"
            var found: [ProcedureValidator.Finding] = []
            let field = action.fields.first { $0.name == extends.field }
            if field.map({ $0.required && ($0.type == .duration || $0.type == .date) }) != true {
                found.append(
                    .init(
                        place, zh: "“\(extends.field)”应是本动作的必填项，类型为 duration 或 date",
                        en: "`\(extends.field)` should be a required duration or date of this action"))
            }
            let rigid = use.starts.filter { $0.start.clock == extends.clock }.flatMap { ruleIDs($0.start.rule) }
                .filter { rules[$0]?.newest.extension == ExtensionPolicy.none }
            for rule in rigid {
                found.append(
                    .init(place, zh: "规则 \(rule) 不得延长", en: "the rule \(rule) knows no extension"))
            }
            return found
        }
    }

    private func ruleIDs(_ rule: ClockStart.Rule) -> [String] {
        switch rule {
        case .fixed(let id): [id]
        case .chosen(_, let choices): choices.map(\.rule)
        case .written: []
        }
    }
}
