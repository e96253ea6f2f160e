import ProcedureLibrary
import Procedures
import WorkCalendar

/// A court case whose other side is to be asked, made of the shipped law and the examples of its fields.
struct SampleCase {
    let rules: RuleBook
    let procedure: Procedure
    let decision: CaseDecision
    let opening: Arguments
    /// Before ``action``, whose conditions hold.
    let state: CaseState
    let action = "ask-other-side"

    init() throws {
        rules = try ShippedRules.ruleBook()
        guard let procedure = try ShippedProcedures.all(rules: rules).first(where: { $0.id == "court-mediation" }),
            let now = Instant(iso: "2026-03-02T01:30:00Z")
        else { throw BenchFailure("court-mediation is not shipped") }
        self.procedure = procedure
        decision = CaseDecision(
            DecisionMoment(procedure: procedure, rules: rules, now: now, actor: "li.wei", roles: ["mediator"]))
        opening = Self.examples(procedure.opening)
        var state = try Self.open(decision, opening).state
        for (role, name) in [("applicant", "张三"), ("respondent", "某餐饮管理公司")] {
            state = try decision.party(
                state, role: role, name: name, party: nil, remove: false,
                arguments: Self.examples(procedure.role(role)?.fields)
            ).state
        }
        for type in ["claim", "handover"] {
            let fields = Self.examples(procedure.record(type)?.fields)
            state = try decision.record(state, type: type, record: nil, at: nil, arguments: fields).state
        }
        self.state = try decision.advance(
            state, action: "begin-screening", at: nil, reason: nil,
            arguments: Self.examples(procedure.action("begin-screening")?.fields)
        ).state
    }

    /// The case, opened.
    static func open(_ decision: CaseDecision, _ opening: Arguments) throws(Rejection) -> Decided {
        try decision.open(
            id: "M-2026-00001", title: "拖欠劳动报酬纠纷", office: "BJ-CY", assignee: "li.wei", at: nil,
            arguments: opening)
    }

    /// The required fields with their examples.
    static func examples(_ fields: [Field]?) -> Arguments {
        var arguments: Arguments = [:]
        for field in fields ?? [] where field.required { arguments[field.name] = [field.example] }
        return arguments
    }
}
