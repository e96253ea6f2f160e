import JSONText
import Wording
import WorkCalendar

/// `clock-expired {clock}`: the clock's day has passed without its act; of a list of clocks, that of any. Only time
/// meets it; for system actions.
struct ClockExpired: Condition {
    static let id = "clock-expired"

    private let clocks: [ClockKind]

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        clocks = try ConditionParameters(parameters, procedure, known: ["clock"]).clocks("clock")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let running = clocks.flatMap { clock in state.running(clock).map { (clock.name, $0) } }
        if let (name, past) = running.first(where: { $0.1.isPast(on: moment.today) }) {
            let text = Bilingual(
                zh: "期限「\(name.zh)」已于 \(past.due.iso) 届满", en: "the clock “\(name.en)” ran out on \(past.due.iso)")
            return Verdict(ok: true, text: text)
        }
        if let (name, next) = running.filter({ $0.1.status == .open }).min(by: { $0.1.due < $1.1.due }) {
            let text = Bilingual(
                zh: "期限「\(name.zh)」应已届满，现至 \(next.due.iso)，次日起算逾期",
                en: "the clock “\(name.en)” must have run out; it runs until the end of \(next.due.iso)")
            return Verdict(ok: false, text: text, after: next.due.adding(days: 1))
        }
        let name = Bilingual(
            zh: clocks.map { "「\($0.name.zh)」" }.joined(separator: "或"),
            en: clocks.map { "“\($0.name.en)”" }.joined(separator: " or "))
        let stopped =
            running.isEmpty ? Bilingual(zh: "未在计算", en: "is not running") : Bilingual(zh: "中止中", en: "is suspended")
        let text = Bilingual(
            zh: "期限\(name.zh)应已届满，现\(stopped.zh)", en: "the clock \(name.en) must have run out; it \(stopped.en)")
        return Verdict(ok: false, text: text)
    }
}
