import JSONText
import Wording

/// The people of one role in a case, as conditions count them.
struct Team {
    let role: PartyRole
    let members: [Party]

    init(_ role: PartyRole, in state: CaseState) {
        self.role = role
        members = state.parties.filter { $0.role == role.id && !$0.ended }
    }

    var count: Int { members.count }

    /// The members whose field says yes.
    func members(saying field: String) -> [Party] {
        members.filter { $0.fields[field]?.typed == "yes" }
    }

    /// A request that adds somebody under a name that nobody in the case has.
    func adding(to state: CaseState, _ values: [String: String] = [:]) -> String {
        RequestLine("case.party", state.id).with("role", role.id).with("name", newName(in: state))
            .filled(role.fields, modest(values)).text
    }

    /// A request that ends one membership.
    static func removing(_ party: Party, from state: CaseState) -> String {
        RequestLine("case.party", state.id).with("party", party.id).with("remove", "yes").text
    }

    /// A request that changes one field of a member.
    static func changing(_ party: Party, _ field: String, to value: String, in state: CaseState) -> String {
        RequestLine("case.party", state.id).with("party", party.id).with(field, value).text
    }

    /// An example is neither chief nor outsider unless that is what is wanted.
    private func modest(_ values: [String: String]) -> [String: String] {
        var values = values
        for field in [OneChief.usualField, OutsidersAtMostThird.usualField] where values[field] == nil {
            if role.fields.contains(where: { $0.name == field && $0.takesYesAndNo }) { values[field] = "no" }
        }
        return values
    }

    private func newName(in state: CaseState) -> String {
        var number = members.count + 1
        while state.parties.contains(where: { $0.name == name(number) }) { number += 1 }
        return name(number)
    }

    private func name(_ number: Int) -> String { role.name.zh + ChineseNumeral.text(number) }
}

extension Field {
    /// A yes-or-no question, as `bool` or as an enumeration.
    var takesYesAndNo: Bool {
        type == .bool || (type == .enumeration && ["yes", "no"].allSatisfy { id in choices.contains { $0.id == id } })
    }
}

/// Small numbers as Chinese counts people: 一, 十二, 三十.
enum ChineseNumeral {
    static func text(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1..<100).contains(number) else { return String(number) }
        let tens = number / 10
        return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[number % 10]
    }
}
