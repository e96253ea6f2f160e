import JSONText
import Wording

/// `parties-complete {role, fields, where?}`: every standing party of the role has all of these fields, for example what a
/// bureau asks of each representative (北京条例 46). `where` limits it to some of them.
struct PartiesComplete: Condition {
    static let id = "parties-complete"

    private let filter: PartyFilter
    private let fields: [Field]

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["role", "fields", "where"])
        let filter = try PartyFilter(given)
        var fields: [Field] = []
        for name in try given.texts("fields") {
            guard let field = filter.role.fields.named(name) else {
                throw ConditionParameters.error("fields", zh: "没有字段 \(name)", en: "there is no field \(name)")
            }
            fields.append(field)
        }
        self.filter = filter
        self.fields = fields
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let all = filter.parties(in: state)
        let open = all.filter { !missing($0).isEmpty }
        let ids = open.map(\.id)
        let text = Bilingual(
            zh: "每一「\(filter.name.zh)」应填写\(fields.map { "「\($0.label.zh)」" }.joined(separator: "、"))；共 \(all.count) 个，"
                + "未填全 \(open.count) 个" + (ids.isEmpty ? "" : "（\(ids.joined(separator: "、"))）"),
            en: "each “\(filter.name.en)” needs \(fields.map { "“\($0.label.en)”" }.joined(separator: ", ")); "
                + "\(open.count) of \(all.count) lack some" + (ids.isEmpty ? "" : " (\(ids.joined(separator: ", ")))"))
        return Verdict(ok: open.isEmpty, text: text, fix: open.first.map { fix($0, state) })
    }

    private func missing(_ party: Party) -> [Field] { fields.filter { party.fields[$0.name] == nil } }

    private func fix(_ party: Party, _ state: CaseState) -> String {
        missing(party).reduce(RequestLine("case.party", state.id).with("party", party.id)) { line, field in
            line.with(field.name, field.example)
        }.text
    }
}
