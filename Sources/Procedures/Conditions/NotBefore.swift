import JSONText
import Wording
import WorkCalendar

/// `not-before {day, than}`: of two days the first is not earlier than the second; the same day is in order (performance on
/// the spot). The days may be fields of the action itself and are judged once both are given.
struct NotBefore: Condition {
    static let id = "not-before"

    private let day: Field
    private let than: Field

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["day", "than"])
        day = try given.day("day")
        than = try given.day("than")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let wanted = Bilingual(
            zh: "「\(day.label.zh)」不早于「\(than.label.zh)」",
            en: "“\(day.label.en)” must not be earlier than “\(than.label.en)”")
        guard let later = state.fields.civilDay(day.name), let earlier = state.fields.civilDay(than.name) else {
            return Verdict(
                ok: true,
                text: Bilingual(zh: "\(wanted.zh)；两个日期填写后核对", en: "\(wanted.en); judged once both days are given"))
        }
        let text = Bilingual(
            zh: "\(wanted.zh)，现为 \(later.iso) 与 \(earlier.iso)",
            en: "\(wanted.en); they are \(later.iso) and \(earlier.iso)")
        return Verdict(ok: later >= earlier, text: text)
    }
}
