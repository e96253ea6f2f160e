import JSONText
import Wording

/// `both-consent {of: [roles], record, about?, since?}`: the latest answer of each of them is yes. The record type
/// tells who answered in its first enumeration field that knows all of `of`, the answer in its field `answer` (yes and
/// no), and what it was about in its field `about`.
struct BothConsent: Condition {
    static let id = "both-consent"
    private static let answer = "answer"

    private let filter: RecordFilter
    private let who: Field
    private let of: [String]

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["of", "record", "about", "since"])
        let type = try given.record("record")
        of = try given.texts("of")
        who = try given.who(of, in: type)
        guard type.fields.contains(where: { $0.name == Self.answer && $0.takesYesAndNo }) else {
            throw ConditionParameters.error(
                "record", zh: "记录“\(type.name.zh)”没有是非字段 answer",
                en: "the record type \(type.id) has no yes-or-no field answer")
        }
        var matches: [RecordFilter.Match] = []
        if let about = try given.optionalText("about") {
            guard let field = type.fields.first(where: { $0.name == "about" }),
                field.type != .enumeration || field.choices.contains(where: { $0.id == about })
            else {
                throw ConditionParameters.error(
                    "about", zh: "记录“\(type.name.zh)”的 about 没有值 \(about)",
                    en: "the field about of \(type.id) has no value \(about)")
            }
            matches.append(RecordFilter.Match(field: field, value: about))
        }
        filter = RecordFilter(type: type, matches: matches, since: try given.optionalText("since"))
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let records = filter.records(in: state)
        let missing = of.filter { side in
            let latest = records.last { $0.fields[who.name]?.typed == side }
            return latest?.fields[Self.answer]?.typed != "yes"
        }
        let given = of.count - missing.count
        let since = filter.sinceText(moment.procedure)
        let text = Bilingual(
            zh: "\(since.zh)应由每一方表示同意（\(filter.name.zh)）：需 \(of.count) 方，现有 \(given) 方"
                + (missing.isEmpty ? "" : "，尚缺" + who.listed(missing).zh),
            en: "each side must consent (\(filter.name.en))\(since.en): \(of.count) needed, \(given) found"
                + (missing.isEmpty ? "" : ", missing " + who.listed(missing).en))
        let fix = missing.first.map { filter.adding(to: state, [who.name: $0, Self.answer: "yes"]) }
        return Verdict(ok: missing.isEmpty, text: text, fix: fix)
    }
}
