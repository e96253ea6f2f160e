import JSONText
import Wording

/// `outsiders-at-most-third {of, field?}`: at most a third of each team comes from outside (the role's field `outsider`
/// says yes), and no outsider is chief (集体合同规定 23).
struct OutsidersAtMostThird: Condition {
    static let id = "outsiders-at-most-third"
    static let usualField = "outsider"

    private let roles: [PartyRole]
    private let field: String

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["of", "field"])
        roles = try given.roles("of")
        field = try given.optionalText("field") ?? Self.usualField
        for role in roles { try given.requireYesNo(field, of: role) }
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let teams = roles.map { Team($0, in: state) }
        let foundZH = teams.map { "「\($0.role.name.zh)」\($0.count) 名中 \($0.members(saying: field).count) 名" }
        let foundEN = teams.map { "\($0.role.name.en) \($0.members(saying: field).count) of \($0.count)" }
        let text = Bilingual(
            zh: "外聘代表不得超过本方代表的三分之一，且不得任首席代表；现有\(foundZH.joined(separator: "，"))",
            en: "outsiders may be a third of a team at most and never its chief; found: "
                + foundEN.joined(separator: ", "))
        for team in teams {
            let outsiders = team.members(saying: field)
            if let chief = outsiders.first(where: { $0.fields[OneChief.usualField]?.typed == "yes" }) {
                return Verdict(
                    ok: false, text: text, fix: Team.changing(chief, OneChief.usualField, to: "no", in: state))
            }
            if outsiders.count * 3 > team.count, let last = outsiders.last {
                return Verdict(ok: false, text: text, fix: Team.removing(last, from: state))
            }
        }
        return Verdict(ok: true, text: text)
    }
}
