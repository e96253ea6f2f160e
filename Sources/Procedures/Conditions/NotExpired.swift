import JSONText
import Wording
import WorkCalendar

/// `not-expired {clock}`: no running deadline of the clock has passed its day.
struct NotExpired: Condition {
    static let id = "not-expired"

    private let clock: ClockKind

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        clock = try ConditionParameters(parameters, procedure, known: ["clock"]).clock("clock")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        guard let past = state.running(clock).first(where: { $0.isPast(on: moment.today) }) else {
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
