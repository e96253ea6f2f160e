import JSONText
import Wording

/// `equal-teams {of: [a, b], at-least, at-most?}`: the sides have teams of the same size within bounds. For platform
/// negotiations the sizes are policy, not law (currency.md 11); the basis of the need says which.
struct EqualTeams: Condition {
    static let id = "equal-teams"

    private let roles: [PartyRole]
    private let atLeast: Int
    private let atMost: Int?

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["of", "at-least", "at-most"])
        roles = try given.roles("of", least: 2)
        atLeast = try given.optionalCount("at-least", from: 1) ?? 1
        atMost = try given.optionalCount("at-most", from: 1)
        if let atMost, atMost < atLeast {
            throw ConditionParameters.error("at-most", zh: "at-most 小于 at-least", en: "at-most is below at-least")
        }
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let teams = roles.map { Team($0, in: state) }
        let needed = Counted.needed(atLeast, atMost)
        let foundZH = teams.map { "「\($0.role.name.zh)」\($0.count) 名" }.joined(separator: "，")
        let foundEN = teams.map { "\($0.role.name.en) \($0.count)" }.joined(separator: ", ")
        let text = Bilingual(
            zh: "双方代表人数应相等，每方\(needed.zh)；现有\(foundZH)",
            en: "teams must be of equal size, \(needed.en) each; found: \(foundEN)")
        let most = teams.map(\.count).max() ?? 0
        if let atMost, most > atMost, let large = teams.first(where: { $0.count > atMost }),
            let last = large.members.last
        {
            return Verdict(ok: false, text: text, fix: Team.removing(last, from: state))
        }
        let wanted = max(atLeast, most)
        if let small = teams.first(where: { $0.count < wanted }) {
            return Verdict(ok: false, text: text, fix: small.adding(to: state))
        }
        return Verdict(ok: true, text: text)
    }
}
