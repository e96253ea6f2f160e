import JSONText
import Wording

/// `field-set {field}`: the case field has a value.
struct FieldSet: Condition {
    static let id = "field-set"

    private let field: Field

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        field = try ConditionParameters(parameters, procedure, known: ["field"]).field("field")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let ok = state.fields[field.name] != nil
        let text = Bilingual(
            zh: "应填写 \(field.name)（\(field.help.zh)），现" + (ok ? "已填写" : "未填写"),
            en: "\(field.name) (\(field.help.en)) must be set; it is " + (ok ? "set" : "not set"))
        return Verdict(ok: ok, text: text, fix: state.setting(field, to: field.example))
    }
}

extension CaseState {
    /// A request that sets a case field, sound only for the case as it stands.
    func setting(_ field: Field, to value: String) -> String {
        RequestLine("case.set", id).with("if", String(version)).with(field.name, value).text
    }
}
