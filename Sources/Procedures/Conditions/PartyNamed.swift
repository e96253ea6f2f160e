import JSONText
import Wording

/// `party-named {role, where?, at-least?, at-most?}`: a role has enough people, and not too many; `where` counts only those
/// with certain values (the employers that joined). At least one by default.
struct PartyNamed: Condition {
    static let id = "party-named"

    private let filter: PartyFilter
    private let atLeast: Int
    private let atMost: Int?

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["role", "where", "at-least", "at-most"])
        filter = try PartyFilter(given)
        atMost = try given.optionalCount("at-most", from: 0)
        atLeast = try given.optionalCount("at-least", from: 0) ?? min(1, atMost ?? 1)
        if let atMost, atMost < atLeast {
            throw ConditionParameters.error("at-most", zh: "at-most 小于 at-least", en: "at-most is below at-least")
        }
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let found = filter.parties(in: state)
        let needed = Counted.needed(atLeast, atMost)
        let text = Bilingual(
            zh: "「\(filter.name.zh)」应有\(needed.zh)，现有 \(found.count) 名",
            en: "\(filter.name.en): \(needed.en) needed, \(found.count) found")
        if found.count < atLeast {
            let fix = Team(filter.role, in: state).adding(to: state, filter.values)
            return Verdict(ok: false, text: text, fix: fix)
        }
        if let atMost, found.count > atMost, let last = found.last {
            return Verdict(ok: false, text: text, fix: Team.removing(last, from: state))
        }
        return Verdict(ok: true, text: text)
    }
}

/// Numbers of people in words.
enum Counted {
    static func needed(_ atLeast: Int, _ atMost: Int?) -> Bilingual {
        guard let atMost else { return Bilingual(zh: "至少 \(atLeast) 名", en: "at least \(atLeast)") }
        if atMost == atLeast { return Bilingual(zh: " \(atLeast) 名", en: "\(atLeast)") }
        return Bilingual(zh: " \(atLeast) 至 \(atMost) 名", en: "\(atLeast) to \(atMost)")
    }
}
