import JSONText
import Wording

/// `below-half {record, total, in-favour, where?, since?}`: at the latest vote fewer than half of **all** were in favour:
/// what `half-of-all` asks for was not reached, so that what was passed is not called rejected (集体合同规定 36).
struct BelowHalf: Condition {
    static let id = "below-half"

    private let ballot: Ballot

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(
            parameters, procedure, known: ["record", "total", "in-favour", "where", "since"])
        ballot = try Ballot(given, counting: "in-favour")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let asked = Bilingual(zh: "赞成票应不足全体的半数", en: "fewer than half of all must be in favour")
        guard let vote = ballot.latest(in: state) else {
            let text = Bilingual(
                zh: "\(asked.zh)，尚无「\(ballot.filter.name.zh)」记录",
                en: "\(asked.en); no \(ballot.filter.name.en) is on file")
            return Verdict(ok: false, text: text, fix: ballot.defeat(state))
        }
        let miscount = ballot.miscount(in: state)
        let text = Bilingual(
            zh: "\(asked.zh)：全体 \(vote.total) 人，现有 \(vote.count) 票" + (miscount?.zh ?? ""),
            en: "\(asked.en): of \(vote.total), \(vote.count) found" + (miscount?.en ?? ""))
        // A vote without voters decides nothing, nor does one that cannot have been.
        let ok = vote.total > 0 && vote.count * 2 < vote.total && miscount == nil
        return Verdict(ok: ok, text: text, fix: ballot.defeat(state))
    }
}
