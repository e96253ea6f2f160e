import JSONText
import Wording
import WorkCalendar

/// `day-within {field, days}`: the day in a case field has not passed and is fewer than so many days away.
struct DayWithin: Condition {
    static let id = "day-within"

    private let field: Field
    private let days: Int

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["field", "days"])
        field = try given.field("field")
        guard field.type == .date else {
            throw ConditionParameters.error("field", zh: "field 应为日期字段", en: "field must be a date field")
        }
        guard let days = try given.optionalCount("days", from: 1) else {
            throw ConditionParameters.error("days", zh: "缺少参数 days", en: "the parameter days is missing")
        }
        self.days = days
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let day = state.fields.civilDay(field.name)
        let ok = day.map { $0 >= moment.today && $0 < moment.today.adding(days: days) } ?? false
        let found = day.map { Bilingual(zh: "现为 \($0.iso)", en: "it is \($0.iso)") }
        let text = Bilingual(
            zh: "「\(field.label.zh)」应在今天（\(moment.today.iso)）起不足 \(days) 日之内，" + (found?.zh ?? "现未填写"),
            en: "“\(field.label.en)” must be today (\(moment.today.iso)) or fewer than \(days) days away; "
                + (found?.en ?? "it is not set"))
        return Verdict(ok: ok, text: text, fix: state.setting(field, to: "today"))
    }
}
