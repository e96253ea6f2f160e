import JSONText
import Wording

/// `nobody-on-both-sides {of: [a, b]}`: no name stands in two of these roles.
struct NobodyOnBothSides: Condition {
    static let id = "nobody-on-both-sides"

    private let roles: [PartyRole]

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        roles = try ConditionParameters(parameters, procedure, known: ["of"]).roles("of", least: 2)
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        var sides: [String: String] = [:]
        var double: [Party] = []
        for team in roles.map({ Team($0, in: state) }) {
            for party in team.members {
                if let side = sides[party.name], side != party.role { double.append(party) }
                sides[party.name] = party.role
            }
        }
        let found = double.map(\.id)
        let text = Bilingual(
            zh: "任何人不得同时代表双方；现有 \(found.count) 人" + (found.isEmpty ? "" : "（\(found.joined(separator: "、"))）"),
            en: "nobody may stand on both sides; found: \(found.count)"
                + (found.isEmpty ? "" : " (\(found.joined(separator: ", ")))"))
        return Verdict(ok: double.isEmpty, text: text, fix: double.last.map { Team.removing($0, from: state) })
    }
}
