import JSONText
import Wording

/// `linked {as, at-least?, open?, with?}`: the case is linked to enough others in one of these ways. At least one by default.
/// `open` names the procedure of the other case where that is not this one's, and `with` gives its opening fields for the
/// fix: a coordination for a deadlocked bargaining, say.
struct Linked: Condition {
    static let id = "linked"

    private let kinds: [LinkKind]
    private let atLeast: Int
    /// The procedure that the other case follows, and its opening fields; nil where it is of the same kind.
    private let other: (procedure: String, fields: [(name: String, value: String)])?

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["as", "at-least", "open", "with"])
        var kinds: [LinkKind] = []
        for word in try given.texts("as") {
            guard let kind = LinkKind(rawValue: word) else {
                let known = LinkKind.allCases.map(\.rawValue)
                let like = Nearness.nearest(to: word, among: known).first
                let list = known.joined(separator: ", ")
                throw ConditionParameters.error(
                    "as", zh: "没有关联种类 \(word)" + (like.map { "，是否指 \($0)" } ?? "") + "；可用：\(list)",
                    en: "there is no kind of link \(word)" + (like.map { ", did you mean \($0)?" } ?? "")
                        + "; known: \(list)")
            }
            kinds.append(kind)
        }
        self.kinds = kinds
        atLeast = try given.optionalCount("at-least", from: 1) ?? 1
        let fields = try given.optionalValues("with")
        other = try given.optionalText("open").map { ($0, fields) }
        if other == nil, !fields.isEmpty {
            throw ConditionParameters.error("with", zh: "有 with 时应有 open", en: "`with` goes with `open`")
        }
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let found = state.links.filter { !$0.ended && kinds.contains($0.kind) }
        let zh = kinds.map { "「\($0.name.zh)」" }.joined(separator: "或")
        let en = kinds.map { "“\($0.name.en)”" }.joined(separator: " or ")
        let cases = found.isEmpty ? "" : " (\(found.map(\.to).joined(separator: ", ")))"
        let how = "case.link \(state.id) to=… as=\(kinds[0].rawValue) if=\(state.version)"
        let text = Bilingual(
            zh: "应有\(zh)其他案件的关联至少 \(atLeast) 件，现有 \(found.count) 件\(cases)"
                + (found.count < atLeast ? "；与已有案件关联用 \(how)" : ""),
            en: "cases linked as \(en): at least \(atLeast) needed, \(found.count) found\(cases)"
                + (found.count < atLeast ? "; one that is open already is linked by \(how)" : ""))
        return Verdict(ok: found.count >= atLeast, text: text, fix: fix(state, moment.procedure))
    }

    /// Opens the other case, since which of the open ones is meant only a person knows.
    private func fix(_ state: CaseState, _ procedure: Procedure) -> String {
        var line = RequestLine("case.open").with("procedure", other?.procedure ?? procedure.id)
            .with("office", state.office).with("title", state.title)
        if let other {
            for field in other.fields { line.add(field.name, field.value) }
        } else {
            line = line.filled(procedure.opening)
        }
        return line.with("parent", state.id).with("as", kinds[0].inverse.rawValue).text
    }
}
