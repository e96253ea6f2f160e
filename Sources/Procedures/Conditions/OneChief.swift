import JSONText
import Wording

/// `one-chief {of, field?}`: exactly one representative of each role is its chief (the role's field `chief` says yes).
struct OneChief: Condition {
    static let id = "one-chief"
    static let usualField = "chief"

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
        let foundZH = teams.map { "「\($0.role.name.zh)」\($0.members(saying: field).count) 名" }.joined(separator: "，")
        let foundEN = teams.map { "\($0.role.name.en) \($0.members(saying: field).count)" }.joined(separator: ", ")
        let text = Bilingual(
            zh: "每方应有且只有 1 名首席代表；现有\(foundZH)", en: "one chief for each side; found: \(foundEN)")
        for team in teams {
            let chiefs = team.members(saying: field)
            guard chiefs.count != 1 else { continue }
            if chiefs.count > 1, let last = chiefs.last {
                return Verdict(ok: false, text: text, fix: Team.changing(last, field, to: "no", in: state))
            }
            let outsiders = team.members(saying: OutsidersAtMostThird.usualField).map(\.id)
            let own = team.members.first { !outsiders.contains($0.id) }
            let fix =
                own.map { Team.changing($0, field, to: "yes", in: state) } ?? team.adding(to: state, [field: "yes"])
            return Verdict(ok: false, text: text, fix: fix)
        }
        return Verdict(ok: true, text: text)
    }
}

extension ConditionParameters {
    /// The role asks the yes-or-no question `field`.
    func requireYesNo(_ field: String, of role: PartyRole) throws(ConditionError) {
        guard role.fields.contains(where: { $0.name == field && $0.takesYesAndNo }) else {
            throw Self.error(
                "of", zh: "身份“\(role.name.zh)”没有是非字段 \(field)",
                en: "the role \(role.id) has no yes-or-no field \(field)")
        }
    }
}
