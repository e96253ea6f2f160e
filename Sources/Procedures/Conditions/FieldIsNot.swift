import JSONText
import Wording

/// `field-is-not {field, values}`: the case field has none of these values; an empty field is no obstacle.
struct FieldIsNot: Condition {
    static let id = "field-is-not"

    private let field: Field
    private let values: [String]

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["field", "values"])
        field = try given.field("field")
        values = try given.values("values", of: field)
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let found = state.fields[field.name]?.allTyped ?? []
        let ok = !found.contains { values.contains($0) }
        let barred = field.choiceNames(values)
        let text = Bilingual(
            zh: "\(field.name)（\(field.help.zh)）不得为\(barred.zh)，" + field.found(found).zh,
            en: "\(field.name) (\(field.help.en)) may not be \(barred.en); " + field.found(found).en)
        return Verdict(ok: ok, text: text, fix: field.value(besides: values).map { state.setting(field, to: $0) })
    }
}
