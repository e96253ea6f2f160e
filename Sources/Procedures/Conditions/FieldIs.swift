import JSONText
import Wording

/// `field-is {field, values}`: the case field has one of these values.
struct FieldIs: Condition {
    static let id = "field-is"

    private let field: Field
    private let values: [String]

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["field", "values"])
        field = try given.field("field")
        values = try given.values("values", of: field)
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let found = state.fields[field.name]?.allTyped ?? []
        let ok = found.contains { values.contains($0) }
        let wanted = field.choiceNames(values)
        let text = Bilingual(
            zh: "\(field.name)（\(field.help.zh)）应为\(wanted.zh)，" + field.found(found).zh,
            en: "\(field.name) (\(field.help.en)) must be \(wanted.en); " + field.found(found).en)
        return Verdict(ok: ok, text: text, fix: state.setting(field, to: values[0]))
    }
}

extension Field {
    /// What was found in the field: the value of an enumeration or a yes-or-no question, else only whether there is
    /// one.
    func found(_ values: [String]) -> Bilingual {
        guard !values.isEmpty else { return Bilingual(zh: "现未填写", en: "it is not set") }
        guard type == .enumeration || type == .bool else { return Bilingual(zh: "现为其他值", en: "it is set otherwise") }
        let names = choiceNames(values)
        return Bilingual(zh: "现为\(names.zh)", en: "it is \(names.en)")
    }
}
