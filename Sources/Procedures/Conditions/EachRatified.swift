import JSONText
import Wording

/// `each-ratified {role or record, where?, total?, present?, in-favour?, strict?}`: the vote that each standing party of the
/// role (or each record of the type) keeps in its own fields is lawful: two thirds or more present, half or more of **all** in
/// favour (集体合同规定 36), or with `strict` more than half. For contracts that are put to the vote in every enterprise of a
/// trade, and for the items of one congress.
struct EachRatified: Condition {
    static let id = "each-ratified"

    /// Where the votes are kept.
    private enum Keeper {
        case parties(PartyFilter)
        case records(RecordFilter)
    }

    private let keeper: Keeper
    private let total: Field
    private let present: Field
    private let inFavour: Field
    private let strict: Bool

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let known = ["role", "record", "where", "total", "present", "in-favour", "strict"]
        let given = try ConditionParameters(parameters, procedure, known: known)
        let fields: [Field]
        if try given.optionalText("record") != nil {
            let type = try given.record("record")
            fields = type.fields
            keeper = .records(RecordFilter(type: type, matches: try given.matches("where", of: type)))
        } else {
            let filter = try PartyFilter(given)
            fields = filter.role.fields
            keeper = .parties(filter)
        }
        total = try given.field("total", among: fields)
        present = try given.field("present", among: fields)
        inFavour = try given.field("in-favour", among: fields)
        strict = try given.flag("strict")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let all = votes(state)
        let open = all.filter { !isLawful($0) }.map(\.id)
        let halves = all.filter { isLawful($0) && isHalf($0) }.map(\.id)
        let half = Bilingual(
            zh: "赞成票恰为全体的半数（\(halves.joined(separator: "、"))）：依“以上”含本数（民法典1259条）视为通过，请核对",
            en: "exactly half of all (\(halves.joined(separator: ", "))): passes since “以上” includes the number itself "
                + "(Civil Code art. 1259), please check")
        return Verdict(
            ok: open.isEmpty, text: text(all.count, open), fix: open.first.map { fix($0, state) },
            warning: open.isEmpty && !halves.isEmpty ? half : nil)
    }

    private func text(_ count: Int, _ open: [String]) -> Bilingual {
        Bilingual(
            zh: "每一「\(name.zh)」的表决应有三分之二以上出席、全体的\(strict ? "过半数" : "半数以上")赞成；"
                + "共 \(count) 个，未达到 \(open.count) 个" + (open.isEmpty ? "" : "（\(open.joined(separator: "、"))）"),
            en: "every \(name.en) needs a vote with two thirds present and "
                + "\(strict ? "more than half" : "half or more") of all in favour; \(open.count) of \(count) lack it"
                + (open.isEmpty ? "" : " (\(open.joined(separator: ", ")))"))
    }

    private var name: Bilingual {
        switch keeper {
        case .parties(let filter): filter.name
        case .records(let filter): filter.name
        }
    }

    private func votes(_ state: CaseState) -> [(id: String, fields: JSONObject)] {
        switch keeper {
        case .parties(let filter): filter.parties(in: state).map { ($0.id, $0.fields) }
        case .records(let filter): filter.records(in: state).map { ($0.id, $0.fields) }
        }
    }

    private func isLawful(_ vote: (id: String, fields: JSONObject)) -> Bool {
        guard let all = vote.fields[total.name]?.integer, let here = vote.fields[present.name]?.integer,
            let yes = vote.fields[inFavour.name]?.integer
        else { return false }
        return all > 0 && here <= all && yes <= here && here * 3 >= all * 2 && (strict ? yes * 2 > all : yes * 2 >= all)
    }

    private func isHalf(_ vote: (id: String, fields: JSONObject)) -> Bool {
        vote.fields[inFavour.name]?.integer.map { $0 * 2 } == vote.fields[total.name]?.integer
    }

    private func fix(_ id: String, _ state: CaseState) -> String {
        let all = Int64(total.example).flatMap { $0 > 0 ? $0 : nil } ?? 100
        let line: RequestLine
        switch keeper {
        case .parties: line = RequestLine("case.party", state.id).with("party", id)
        case .records: line = RequestLine("case.record", state.id).with("record", id)
        }
        return line.with(total.name, String(all)).with(present.name, String(all)).with(inFavour.name, String(all)).text
    }
}
