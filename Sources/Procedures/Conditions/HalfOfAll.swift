import JSONText
import Wording

/// `half-of-all {record, total, in-favour, strict?, where?, since?}`: at the latest vote half or more of **all** (not
/// of those present) were in favour, and no more people voted than were present. 以上 includes the number itself, so exactly half
/// passes with a warning; `strict` asks for more than half (currency.md 13).
struct HalfOfAll: Condition {
    static let id = "half-of-all"

    private let ballot: Ballot
    private let strict: Bool

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(
            parameters, procedure, known: ["record", "total", "in-favour", "strict", "where", "since"])
        ballot = try Ballot(given, counting: "in-favour")
        strict = try given.flag("strict")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        func lawful(_ total: Int64, _ inFavour: Int64) -> Bool {
            total > 0 && inFavour <= total && (strict ? inFavour * 2 > total : inFavour * 2 >= total)
        }
        // The fix proposes a vote that is beyond doubt, also under the stricter reading.
        let fix = ballot.fix(state) { $1 * 2 > $0 }
        let asked = Bilingual(
            zh: strict ? "赞成票应超过全体的半数" : "赞成票应达全体的半数以上（含半数）",
            en: strict ? "more than half of all must be in favour" : "half or more of all must be in favour")
        guard let vote = ballot.latest(in: state) else {
            let text = Bilingual(
                zh: "\(asked.zh)，尚无「\(ballot.filter.name.zh)」记录",
                en: "\(asked.en); no \(ballot.filter.name.en) is on file")
            return Verdict(ok: false, text: text, fix: fix)
        }
        let needed = strict ? vote.total / 2 + 1 : (vote.total + 1) / 2
        let miscount = ballot.miscount(in: state)
        let text = Bilingual(
            zh: "\(asked.zh)：全体 \(vote.total) 人，至少需 \(needed) 票，现有 \(vote.count) 票"
                + (miscount?.zh ?? ""),
            en: "\(asked.en): of \(vote.total), \(needed) needed, \(vote.count) found"
                + (miscount?.en ?? ""))
        let ok = lawful(vote.total, vote.count) && miscount == nil
        let half = Bilingual(
            zh: "赞成票恰为全体的半数：依“以上”含本数（民法典1259条）视为通过，其他职代会事项须过半数，请核对",
            en: "exactly half of all: passes since “以上” includes the number itself (Civil Code art. 1259); "
                + "other congress decisions need more than half, please check")
        return Verdict(ok: ok, text: text, fix: fix, warning: ok && vote.count * 2 == vote.total ? half : nil)
    }
}
