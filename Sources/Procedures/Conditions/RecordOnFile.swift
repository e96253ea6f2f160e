import JSONText
import Wording

/// `record-on-file {type, at-least?, where?, since?}`: enough standing records of a type, of these values, made after
/// an action was last taken. At least one by default.
struct RecordOnFile: Condition {
    static let id = "record-on-file"

    private let filter: RecordFilter
    private let atLeast: Int

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["type", "at-least", "where", "since"])
        let type = try given.record("type")
        filter = RecordFilter(
            type: type, matches: try given.matches("where", of: type), since: try given.optionalText("since"))
        atLeast = try given.optionalCount("at-least", from: 1) ?? 1
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let found = filter.records(in: state).count
        let since = filter.sinceText(moment.procedure)
        let text = Bilingual(
            zh: "\(since.zh)应有「\(filter.name.zh)」记录至少 \(atLeast) 份，现有 \(found) 份",
            en: "records of \(filter.name.en)\(since.en): at least \(atLeast) needed, \(found) found")
        return Verdict(ok: found >= atLeast, text: text, fix: filter.adding(to: state))
    }
}

extension RecordFilter {
    /// From when on records count, in words that fit the texts of conditions.
    func sinceText(_ procedure: Procedure) -> Bilingual {
        guard let since else { return Bilingual(zh: "", en: "") }
        let name = procedure.action(since)?.name ?? Bilingual(zh: since, en: since)
        return Bilingual(zh: "「\(name.zh)」之后", en: " since “\(name.en)”")
    }
}
