import JSONText
import Wording
import WorkCalendar

/// `clock-running {clock}`: the clock runs and its day has not passed.
struct ClockRunning: Condition {
    static let id = "clock-running"

    private let clock: ClockKind

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        clock = try ConditionParameters(parameters, procedure, known: ["clock"]).clock("clock")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let running = state.running(clock).last { !$0.isPast(on: moment.today) }
        guard let running else {
            let starter = moment.procedure.actions(from: state.state).first { action in
                !action.isSystem && action.starts.contains { $0.clock == clock.id }
            }
            let text = Bilingual(
                zh: "期限「\(clock.name.zh)」应正在计算，现在没有", en: "the clock “\(clock.name.en)” must be running and is not")
            return Verdict(ok: false, text: text, fix: starter.map { NextStep.line($0, state) })
        }
        let text = Bilingual(
            zh: "期限「\(clock.name.zh)」正在计算，至 \(running.due.iso)",
            en: "the clock “\(clock.name.en)” runs until \(running.due.iso)")
        return Verdict(ok: true, text: text)
    }
}

extension CaseState {
    /// The deadlines of a clock for which somebody still has to act.
    func running(_ clock: ClockKind) -> [Deadline] { deadlines.filter { $0.clock == clock.id && $0.isRunning } }
}

extension Deadline {
    /// Whether its day has passed: overdue begins on the day after (C6); a suspended clock stands still.
    func isPast(on today: CivilDay) -> Bool { status == .overdue || (status == .open && due < today) }
}
