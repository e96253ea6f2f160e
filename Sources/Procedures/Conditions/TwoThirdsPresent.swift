import JSONText
import Wording

/// `two-thirds-present {record, total, present, where?, since?}`: at the latest vote two thirds or more of all were
/// present (集体合同规定 36, 北京条例 38).
struct TwoThirdsPresent: Condition {
    static let id = "two-thirds-present"

    private let ballot: Ballot

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(
            parameters, procedure, known: ["record", "total", "present", "where", "since"])
        ballot = try Ballot(given, counting: "present")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        func lawful(_ total: Int64, _ present: Int64) -> Bool {
            total > 0 && present <= total && present * 3 >= total * 2
        }
        let fix = ballot.fix(state, lawful)
        guard let vote = ballot.latest(in: state) else {
            let text = Bilingual(
                zh: "出席人数应达全体的三分之二以上，尚无「\(ballot.filter.name.zh)」记录",
                en: "two thirds or more of all must be present; no \(ballot.filter.name.en) is on file")
            return Verdict(ok: false, text: text, fix: fix)
        }
        let needed = (vote.total * 2 + 2) / 3
        let miscount = ballot.miscount(in: state)
        let text = Bilingual(
            zh: "出席人数应达全体的三分之二以上：全体 \(vote.total) 人，至少应到 \(needed) 人，实到 \(vote.count) 人"
                + (miscount?.zh ?? ""),
            en: "two thirds or more of all must be present: of \(vote.total), \(needed) needed, \(vote.count) found"
                + (miscount?.en ?? ""))
        return Verdict(ok: lawful(vote.total, vote.count) && miscount == nil, text: text, fix: fix)
    }
}
