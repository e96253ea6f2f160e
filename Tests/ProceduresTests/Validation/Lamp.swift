import Procedures
import Wording
import WorkCalendar

/// The smallest lawful procedure with a clock, made by hand; tests break it in one place.
enum Lamp {
    static let dark = CaseStateKind(id: "dark", kind: .initial, name: Bilingual(zh: "暗", en: "dark"))
    static let lit = CaseStateKind(id: "lit", kind: .active, name: Bilingual(zh: "亮", en: "lit"))
    static let out = CaseStateKind(id: "burnt-out", kind: .terminal, name: Bilingual(zh: "燃尽", en: "burnt out"))

    static let lightIt = action("light", from: ["dark"], to: "lit", starts: [start()])
    static let douse = action("douse", from: ["lit"], to: "dark", stops: ["oil"])
    static let burnOut = action("burn-out", from: ["lit"], to: "burnt-out", by: ["system"])

    static let rules = RuleBook(
        rules: [TestTalks.rule("oil-5d", "5d")], calendars: [TestTalks.calendar], reminders: .none)

    static func start(
        _ clock: String = "oil", rule: ClockStart.Rule = .fixed("oil-5d"), from: String? = nil,
        expiry: ClockStart.Expiry = .action("burn-out")
    ) -> ClockStart {
        ClockStart(clock: clock, rule: rule, from: from, onExpiry: expiry)
    }

    static func action(
        _ id: String, from: [String], to: String, by: [String] = ["mediator"], fields: [Field] = [],
        starts: [ClockStart] = [], stops: [String] = [], suspends: [String] = []
    ) -> Action {
        Action(
            id: id, from: from, to: to, by: by, actor: nil, name: Bilingual(zh: id, en: id), basis: nil, fields: fields,
            needs: [], documents: [], starts: starts, stops: stops, cancels: [], extends: nil, suspends: suspends,
            resumes: [], anyTime: false, confirm: false)
    }

    static func procedure(
        prefix: String = "L", states: [CaseStateKind] = [dark, lit, out],
        actions: [Action] = [lightIt, douse, burnOut], opening: [Field] = [], clocks: [String] = ["oil"]
    ) -> Procedure {
        Procedure(
            id: "lamp", version: 1, prefix: prefix, name: Bilingual(zh: "点灯", en: "lighting a lamp"),
            basis: Bilingual(zh: "惯例", en: "custom"), states: states, actions: actions, opening: opening, fields: [],
            roles: [], records: [], documents: [],
            clocks: clocks.map { ClockKind(id: $0, name: Bilingual(zh: $0, en: $0)) }, startsAtOpening: [],
            warnings: [], text: "")
    }

    static func findings(_ procedure: Procedure) -> [String] {
        ProcedureValidator.findings(procedure, rules: rules).map { "\($0.place): \($0.problem.en)" }
    }
}
