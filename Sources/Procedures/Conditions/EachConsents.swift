import JSONText
import Wording

/// `each-consents {of: role, record, where?, since?}`: the latest answer of every present party of the role is yes. The
/// record type names the party in its first field of type `party` and answers in its field `answer` (yes and no). Where
/// nobody has the role, it holds.
struct EachConsents: Condition {
    static let id = "each-consents"
    private static let answer = "answer"

    private let role: PartyRole
    private let filter: RecordFilter
    private let who: Field

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["of", "record", "where", "since"])
        let type = try given.record("record")
        role = try given.role(try given.text("of"), "of")
        who = try given.partyField(of: type)
        guard type.fields.contains(where: { $0.name == Self.answer && $0.takesYesAndNo }) else {
            throw ConditionParameters.error(
                "record", zh: "记录“\(type.name.zh)”没有是非字段 answer",
                en: "the record type \(type.id) has no yes-or-no field answer")
        }
        filter = RecordFilter(
            type: type, matches: try given.matches("where", of: type), since: try given.optionalText("since"))
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let latest = filter.latest(by: who, in: state)
        let everyone = Team(role, in: state).members
        let missing = everyone.filter { latest[$0.id]?.fields[Self.answer]?.typed != "yes" }
        let since = filter.sinceText(moment.procedure)
        let ids = missing.prefix(12).map(\.id)
        let more = missing.count > ids.count
        let text = Bilingual(
            zh: "\(since.zh)每名「\(role.name.zh)」都应表示同意（\(filter.name.zh)）：共 \(everyone.count) 名，"
                + "同意 \(everyone.count - missing.count) 名"
                + (ids.isEmpty ? "" : "，尚缺 \(ids.joined(separator: "、"))\(more ? "等" : "")"),
            en: "every \(role.name.en) must consent (\(filter.name.en))\(since.en): \(everyone.count) needed, "
                + "\(everyone.count - missing.count) found"
                + (ids.isEmpty ? "" : ", missing \(ids.joined(separator: ", "))\(more ? " …" : "")"))
        let fix = missing.first.map { filter.adding(to: state, [who.name: $0.id, Self.answer: "yes"]) }
        return Verdict(ok: missing.isEmpty, text: text, fix: fix)
    }
}

extension ConditionParameters {
    /// The field of a record that names a party of the case.
    func partyField(of type: RecordType) throws(ConditionError) -> Field {
        if let field = type.fields.first(where: { $0.type == .party }) { return field }
        throw Self.error(
            "record", zh: "记录“\(type.name.zh)”没有 party 类型的字段",
            en: "the record type \(type.id) has no field of type party")
    }
}

extension RecordFilter {
    /// The latest record about each party that `who` names.
    func latest(by who: Field, in state: CaseState) -> [String: CaseRecord] {
        var latest: [String: CaseRecord] = [:]
        for record in records(in: state) {
            if let party = record.fields[who.name]?.typed { latest[party] = record }
        }
        return latest
    }
}
