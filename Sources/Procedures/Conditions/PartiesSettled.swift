import JSONText
import Wording

/// `parties-settled {role, field, values, where?}`: every standing party of the role has one of these values, for example
/// every employer of a trade has said whether it joins. `where` limits it to some of them.
struct PartiesSettled: Condition {
    static let id = "parties-settled"

    private let filter: PartyFilter
    private let field: Field
    private let values: [String]

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["role", "field", "values", "where"])
        filter = try PartyFilter(given)
        field = try given.field("field", among: filter.role.fields)
        values = try given.values("values", of: field)
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let all = filter.parties(in: state)
        let open = all.filter { party in
            !(party.fields[field.name]?.allTyped.contains { values.contains($0) } ?? false)
        }
        let wanted = field.choiceNames(values)
        let ids = open.map(\.id)
        let text = Bilingual(
            zh: "每一「\(filter.name.zh)」的「\(field.label.zh)」应为\(wanted.zh)；共 \(all.count) 个，未了 \(open.count) 个"
                + (ids.isEmpty ? "" : "（\(ids.joined(separator: "、"))）"),
            en: "“\(field.label.en)” of every \(filter.name.en) must be \(wanted.en); "
                + "\(open.count) of \(all.count) are not"
                + (ids.isEmpty ? "" : " (\(ids.joined(separator: ", ")))"))
        let fix = open.first.map { Team.changing($0, field.name, to: values[0], in: state) }
        return Verdict(ok: open.isEmpty, text: text, fix: fix)
    }
}
