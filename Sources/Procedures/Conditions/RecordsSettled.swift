import JSONText
import Wording

/// `records-settled {type, field, values, where?}`: every standing record of the type has one of these values.
struct RecordsSettled: Condition {
    static let id = "records-settled"

    private let filter: RecordFilter
    private let field: Field
    private let values: [String]

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["type", "field", "values", "where"])
        let type = try given.record("type")
        filter = RecordFilter(type: type, matches: try given.matches("where", of: type))
        field = try given.field("field", of: type)
        values = try given.values("values", of: field)
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let all = filter.records(in: state)
        let open = all.filter { record in
            !(record.fields[field.name]?.allTyped.contains { values.contains($0) } ?? false)
        }
        let wanted = field.choiceNames(values)
        let ids = open.map(\.id)
        let text = Bilingual(
            zh: "每份「\(filter.name.zh)」的「\(field.label.zh)」应为\(wanted.zh)；共 \(all.count) 份，未了 \(open.count) 份"
                + (ids.isEmpty ? "" : "（\(ids.joined(separator: "、"))）"),
            en:
                "“\(field.label.en)” of every \(filter.name.en) must be \(wanted.en); \(open.count) of \(all.count) are not"
                + (ids.isEmpty ? "" : " (\(ids.joined(separator: ", ")))"))
        let fix = open.first.map { record in
            RequestLine("case.record", state.id).with("record", record.id).with(field.name, values[0]).text
        }
        return Verdict(ok: open.isEmpty, text: text, fix: fix)
    }
}
