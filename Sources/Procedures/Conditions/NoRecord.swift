import JSONText
import Wording

/// `no-record {type, where?, since?}`: no standing record of that kind, for example no clause marked void.
struct NoRecord: Condition {
    static let id = "no-record"

    private let filter: RecordFilter

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["type", "where", "since"])
        let type = try given.record("type")
        filter = RecordFilter(
            type: type, matches: try given.matches("where", of: type), since: try given.optionalText("since"))
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let found = filter.records(in: state)
        let ids = found.map(\.id)
        let since = filter.sinceText(moment.procedure)
        let text = Bilingual(
            zh: "\(since.zh)不得有「\(filter.name.zh)」，现有 \(ids.count) 份"
                + (ids.isEmpty ? "" : "（\(ids.joined(separator: "、"))）"),
            en: "there may be no \(filter.name.en)\(since.en); found: \(ids.count)"
                + (ids.isEmpty ? "" : " (\(ids.joined(separator: ", ")))"))
        return Verdict(ok: found.isEmpty, text: text, fix: found.first.flatMap { fix($0, state) })
    }

    /// Changes one of the values that make the record an obstacle.
    private func fix(_ record: CaseRecord, _ state: CaseState) -> String? {
        for match in filter.matches {
            guard let value = match.field.value(besides: [match.value]) else { continue }
            return RequestLine("case.record", state.id).with("record", record.id).with(match.field.name, value).text
        }
        return nil
    }
}
