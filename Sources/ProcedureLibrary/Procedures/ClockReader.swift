import Procedures
import Wording

/// Reads how clocks are started.
struct ClockReader {
    let log: ProblemLog

    func starts(_ items: [SourceNode]) -> [ClockStart] { items.compactMap(start) }

    private func start(_ node: SourceNode) -> ClockStart? {
        guard var reader = WordReader(node, Bilingual(zh: "期限的起算", en: "a clock's start"), log: log) else { return nil }
        let clock = reader.text("clock", required: true)
        let rule = reader.required("rule").flatMap(rule)
        let from = reader.text("from")
        let expiry = reader.text("on-expiry", required: true)
        reader.finish()
        guard let clock, let rule, let expiry else { return nil }
        return ClockStart(
            clock: clock, rule: rule, from: from, onExpiry: expiry == "overdue" ? .overdue : .action(expiry))
    }

    /// A rule's id, `{written: field}`, or `{by: field, value: rule, …}`.
    private func rule(_ node: SourceNode) -> ClockStart.Rule? {
        let scalar = SourceScalar(log: log)
        guard let entries = node.entries, !entries.isEmpty else { return scalar.text(node).map { .fixed($0) } }
        if let written = node["written"] {
            guard var reader = WordReader(node, Bilingual(zh: "书面期限", en: "a written term"), log: log) else {
                return nil
            }
            _ = reader.node("written")
            reader.finish()
            return scalar.text(written).map { .written(field: $0) }
        }
        guard let by = node["by"].flatMap(scalar.text) else {
            log.add(node.place, zh: "按字段选择规则时缺少“by”", en: "a rule that is chosen by a field lacks `by`")
            return nil
        }
        let choices = entries.filter { $0.word != "by" }.compactMap { entry in
            scalar.text(entry.value).map { ClockStart.Rule.Choice(value: entry.word, rule: $0) }
        }
        return .chosen(by: by, among: choices)
    }

    /// `{clock: …, field: …}`.
    func lengthening(_ node: SourceNode) -> ClockExtension? {
        guard var reader = WordReader(node, Bilingual(zh: "期限的延长", en: "a clock's extension"), log: log)
        else { return nil }
        let clock = reader.text("clock", required: true)
        let field = reader.text("field", required: true)
        reader.finish()
        guard let clock, let field else { return nil }
        return ClockExtension(clock: clock, field: field)
    }
}
