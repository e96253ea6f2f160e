import JSONText
import Wording
import WorkCalendar

/// `not-expired {clock, on?}`: no running deadline of the clock has passed its day; with `on`, a date field of the case,
/// had passed it on that day: what was done in time may be recorded later.
struct NotExpired: Condition {
    static let id = "not-expired"

    private let clock: ClockKind
    private let on: Field?

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["clock", "on"])
        clock = try given.clock("clock")
        on = try given.optionalText("on") == nil ? nil : try given.field("on")
        guard let on, on.type != .date else { return }
        throw ConditionParameters.error("on", zh: "on 应为日期字段", en: "on must be a date field")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let acted = on.flatMap { state.fields.civilDay($0.name) }
        let late = state.running(clock).first { deadline in
            acted.map { deadline.due < $0 } ?? deadline.isPast(on: moment.today)
        }
        guard let past = late else {
            let text = Bilingual(
                zh: "期限「\(clock.name.zh)」没有逾期", en: "the clock “\(clock.name.en)” has not run out")
            return Verdict(ok: true, text: text)
        }
        let text = Bilingual(
            zh: "期限「\(clock.name.zh)」应未逾期，但已于 \(past.due.iso) 届满",
            en: "the clock “\(clock.name.en)” must not have run out, but did on \(past.due.iso)")
        return Verdict(ok: false, text: text, fix: fix(past, state, moment))
    }

    /// A supervisor's extension up to today, where the law leaves room for it.
    private func fix(_ past: Deadline, _ state: CaseState, _ moment: DecisionMoment) -> String? {
        let room = ExtensionRoom(deadline: past, rules: moment.rules, name: clock.name)
        guard (try? room.until(moment.today, key: "extend")) != nil else { return nil }
        return RequestLine("due.set", state.id).with("due", past.id).with("if", String(state.version))
            .with("extend", "today").with("reason", "依法延长").text
    }
}
