import JSONText
import Wording
import WorkCalendar

/// `clock-not-running {clock}`: the clock does not run, or its day has passed. The opposite of `clock-running`, for example
/// for what may not be done while a contract's term runs; nothing that people send brings it about.
struct ClockNotRunning: Condition {
    static let id = "clock-not-running"

    private let clock: ClockKind

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        clock = try ConditionParameters(parameters, procedure, known: ["clock"]).clock("clock")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        guard let running = state.running(clock).last(where: { !$0.isPast(on: moment.today) }) else {
            let text = Bilingual(
                zh: "期限「\(clock.name.zh)」不应在计算，现在没有计算", en: "the clock “\(clock.name.en)” may not run and does not")
            return Verdict(ok: true, text: text)
        }
        let text = Bilingual(
            zh: "期限「\(clock.name.zh)」不应在计算，现计至 \(running.due.iso)",
            en: "the clock “\(clock.name.en)” may not run, but does until \(running.due.iso)")
        return Verdict(ok: false, text: text, after: running.due.adding(days: 1))
    }
}
