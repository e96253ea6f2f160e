import JSONText
import Wording

/// Which parties of a role a condition looks at: all that stand, or those with certain values.
struct PartyFilter {
    let role: PartyRole
    let matches: [RecordFilter.Match]

    /// Reads the parameters `role` and `where`.
    init(_ given: ConditionParameters) throws(ConditionError) {
        role = try given.role(try given.text("role"), "role")
        matches = try given.matches("where", among: role.fields, of: role.name, role.id)
    }

    /// The standing parties, oldest first.
    func parties(in state: CaseState) -> [Party] {
        Team(role, in: state).members.filter { party in
            matches.allSatisfy { party.fields[$0.field.name]?.allTyped.contains($0.value) ?? false }
        }
    }

    /// What is looked for, in words.
    var name: Bilingual {
        guard !matches.isEmpty else { return role.name }
        return Bilingual(
            zh: role.name.zh + "（"
                + matches.map { "\($0.field.label.zh)：\($0.field.choiceName($0.value).zh)" }
                .joined(separator: "，") + "）",
            en: role.name.en + " ("
                + matches.map { "\($0.field.label.en): \($0.field.choiceName($0.value).en)" }
                .joined(separator: ", ") + ")")
    }

    /// The values that make a party one of these.
    var values: [String: String] {
        Dictionary(matches.map { ($0.field.name, $0.value) }) { first, _ in first }
    }
}
