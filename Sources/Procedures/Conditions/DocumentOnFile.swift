import JSONText
import Wording

/// `document-on-file {kind, since?}`: a document of the kind is registered, after an action was last taken.
struct DocumentOnFile: Condition {
    static let id = "document-on-file"

    private let kind: DocumentKind
    private let since: String?

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["kind", "since"])
        kind = try given.document("kind")
        since = try given.optionalText("since")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let from = since.flatMap { state.taken[$0] } ?? 0
        let found = state.documents.filter { $0.kind == kind.id && !$0.reversed && $0.version > from }.count
        let sinceName = since.map { moment.procedure.action($0)?.name ?? Bilingual(zh: $0, en: $0) }
        let text = Bilingual(
            zh: (sinceName.map { "「\($0.zh)」之后" } ?? "") + "应登记「\(kind.name.zh)」，现有 \(found) 份",
            en: "\(kind.name.en) must be on file\(sinceName.map { " since “\($0.en)”" } ?? ""); found: \(found)")
        let digits = String(state.documents.count + 1, radix: 16)
        let fix = RequestLine("case.doc", state.id).with("kind", kind.id).with("name", kind.name.zh)
            .with("sha256", String(repeating: "0", count: 64 - digits.count) + digits)
        return Verdict(ok: found > 0, text: text, fix: fix.text)
    }
}
