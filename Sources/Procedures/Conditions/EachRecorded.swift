import JSONText
import Wording

/// `each-recorded {of: role, record, where?, since?}`: every present party of the role is named in a standing record of
/// the type, in its first field of type `party`. Where nobody has the role, it holds.
struct EachRecorded: Condition {
    static let id = "each-recorded"

    private let role: PartyRole
    private let filter: RecordFilter
    private let who: Field

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["of", "record", "where", "since"])
        let type = try given.record("record")
        role = try given.role(try given.text("of"), "of")
        who = try given.partyField(of: type)
        filter = RecordFilter(
            type: type, matches: try given.matches("where", of: type), since: try given.optionalText("since"))
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let named = filter.latest(by: who, in: state)
        let everyone = Team(role, in: state).members
        let missing = everyone.filter { named[$0.id] == nil }
        let since = filter.sinceText(moment.procedure)
        let ids = missing.prefix(12).map(\.id)
        let more = missing.count > ids.count
        let text = Bilingual(
            zh: "\(since.zh)每名「\(role.name.zh)」都应有「\(filter.name.zh)」：共 \(everyone.count) 名，"
                + "已有 \(everyone.count - missing.count) 名"
                + (ids.isEmpty ? "" : "，尚缺 \(ids.joined(separator: "、"))\(more ? "等" : "")"),
            en: "every \(role.name.en) needs a record of \(filter.name.en)\(since.en): \(everyone.count) needed, "
                + "\(everyone.count - missing.count) found"
                + (ids.isEmpty ? "" : ", missing \(ids.joined(separator: ", "))\(more ? " …" : "")"))
        let fix = missing.first.map { filter.adding(to: state, [who.name: $0.id]) }
        return Verdict(ok: missing.isEmpty, text: text, fix: fix)
    }
}
