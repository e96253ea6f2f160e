import JSONText
import Wording

/// `party-named {role, at-least?, at-most?}`: a role has enough people, and not too many. At least one by default.
struct PartyNamed: Condition {
    static let id = "party-named"

    private let role: PartyRole
    private let atLeast: Int
    private let atMost: Int?

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["role", "at-least", "at-most"])
        role = try given.role(try given.text("role"), "role")
        atMost = try given.optionalCount("at-most", from: 0)
        atLeast = try given.optionalCount("at-least", from: 0) ?? min(1, atMost ?? 1)
        if let atMost, atMost < atLeast {
            throw ConditionParameters.error("at-most", zh: "at-most 小于 at-least", en: "at-most is below at-least")
        }
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let team = Team(role, in: state)
        let needed = Counted.needed(atLeast, atMost)
        let text = Bilingual(
            zh: "「\(role.name.zh)」应有\(needed.zh)，现有 \(team.count) 名",
            en: "\(role.name.en): \(needed.en) needed, \(team.count) found")
        if team.count < atLeast { return Verdict(ok: false, text: text, fix: team.adding(to: state)) }
        if let atMost, team.count > atMost, let last = team.members.last {
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
