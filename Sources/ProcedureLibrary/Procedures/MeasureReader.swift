import JSONText
import Procedures
import Wording

/// Reads measures: `held: {name: …, unit: …, count: {action: hold}}`.
struct MeasureReader {
    let log: ProblemLog

    func measures(_ entries: [SourceNode.Entry]) -> [Measure] { entries.compactMap(measure) }

    private func measure(_ entry: SourceNode.Entry) -> Measure? {
        let what = Bilingual(zh: "指标“\(entry.word)”", en: "measure `\(entry.word)`")
        guard var reader = WordReader(entry.value, what, log: log) else { return nil }
        let name = reader.bilingual("name")
        let unit = reader.bilingual("unit")
        let kinds = Measure.Kind.allCases.compactMap { kind in reader.node(kind.rawValue).map { (kind, $0) } }
        let party = reader.text("party")
        let filters = reader.node("where").map(filters) ?? []
        let of = reader.text("of")
        let since = words("days-since", &reader)
        let after = words("after", &reader)
        let undone = words("undone-by", &reader)
        let by = reader.words("by")
        reader.finish()
        guard kinds.count == 1, let (kind, node) = kinds.first else {
            log.add(
                entry.place, zh: "\(what.zh)须有 count、sum、distinct 之一",
                en: "\(what.en) has one of `count`, `sum` and `distinct`")
            return nil
        }
        return source(node).map {
            Measure(
                id: entry.word, name: name, unit: unit, kind: kind, source: $0, party: party, filters: filters, of: of,
                daysSince: since, after: after, undoneBy: undone, by: by)
        }
    }

    /// One word, or a list of them.
    private func words(_ word: String, _ reader: inout WordReader) -> [String] {
        guard let node = reader.node(word) else { return [] }
        if case .list = node.content { return SourceScalar(log: log).words(node, word) }
        return SourceScalar(log: log).text(node).map { [$0] } ?? []
    }

    /// `opening`, `{action: …}` (one, or a list of which any counts) or `{record: …}`.
    private func source(_ node: SourceNode) -> Measure.Source? {
        if case .scalar(Measure.opening, _) = node.content { return .opening }
        guard let entries = node.entries, entries.count == 1, let entry = entries.first else {
            log.add(
                node.place, zh: "此处应为 opening、{action: …} 或 {record: …}",
                en: "`opening`, `{action: …}` or `{record: …}` is expected here")
            return nil
        }
        let scalar = SourceScalar(log: log)
        switch entry.word {
        case "action":
            if case .list = entry.value.content { return .actions(scalar.words(entry.value, entry.word)) }
            return scalar.text(entry.value).map { .actions([$0]) }
        case "record": return scalar.text(entry.value).map { .records($0) }
        default:
            log.add(
                entry.place, zh: "没有“\(entry.word)”这种来源，应为 action 或 record",
                en: "there is no source `\(entry.word)`; lawful: action record")
            return nil
        }
    }

    /// `{field: value, …}` or `{field: [values], …}`.
    private func filters(_ node: SourceNode) -> [Measure.Filter] {
        guard let entries = node.entries else {
            log.add(node.place, zh: "“where”应是一个映射", en: "`where` should be a mapping")
            return []
        }
        let scalar = SourceScalar(log: log)
        return entries.map { entry in
            if case .list = entry.value.content {
                return Measure.Filter(field: entry.word, values: scalar.words(entry.value, entry.word))
            }
            return Measure.Filter(field: entry.word, values: scalar.text(entry.value).map { [$0] } ?? [])
        }
    }
}
