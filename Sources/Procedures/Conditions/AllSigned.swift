import JSONText
import Wording

/// `all-signed {of: […], record, where?, since?}`: a standing record of a signature (or seal) for each of them. The
/// record type tells who signed in its first enumeration field that knows all of `of`.
struct AllSigned: Condition {
    static let id = "all-signed"

    private let filter: RecordFilter
    private let who: Field
    private let of: [String]

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["of", "record", "where", "since"])
        let type = try given.record("record")
        of = try given.texts("of")
        who = try given.who(of, in: type)
        filter = RecordFilter(
            type: type, matches: try given.matches("where", of: type), since: try given.optionalText("since"))
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let signed = Set(filter.records(in: state).compactMap { $0.fields[who.name]?.typed })
        let missing = of.filter { !signed.contains($0) }
        let since = filter.sinceText(moment.procedure)
        let text = Bilingual(
            zh: "\(since.zh)应有 \(of.count) 份签章（\(filter.name.zh)），现有 \(of.count - missing.count) 份"
                + (missing.isEmpty ? "" : "，尚缺" + who.listed(missing).zh),
            en: "signatures and seals (\(filter.name.en))\(since.en): \(of.count) needed, "
                + "\(of.count - missing.count) found"
                + (missing.isEmpty ? "" : ", missing " + who.listed(missing).en))
        return Verdict(
            ok: missing.isEmpty, text: text, fix: missing.first.map { filter.adding(to: state, [who.name: $0]) })
    }
}

extension ConditionParameters {
    /// The field of a record that tells whose it is: the first enumeration that knows all of `sides`.
    func who(_ sides: [String], in type: RecordType) throws(ConditionError) -> Field {
        let field = type.fields.first { field in
            field.type == .enumeration && sides.allSatisfy { side in field.choices.contains { $0.id == side } }
        }
        if let field { return field }
        throw Self.error(
            "of", zh: "记录“\(type.name.zh)”没有含这些值的枚举字段：\(sides.joined(separator: "、"))",
            en: "no enumeration field of \(type.id) has all of these values: \(sides.joined(separator: ", "))")
    }
}
