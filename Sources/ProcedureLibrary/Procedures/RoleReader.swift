import Procedures
import Wording

/// Reads party roles and record types.
struct RoleReader {
    let fields: FieldReader
    let log: ProblemLog

    func roles(_ entries: [SourceNode.Entry]) -> [PartyRole] {
        entries.compactMap { entry in
            let what = Bilingual(zh: "角色“\(entry.word)”", en: "role `\(entry.word)`")
            guard var reader = WordReader(entry.value, what, log: log) else { return nil }
            let role = PartyRole(
                id: entry.word, name: reader.bilingual("name"), side: reader.text("of"),
                fields: fields.fields(reader.named("fields")))
            reader.finish()
            return role
        }
    }

    func records(_ entries: [SourceNode.Entry]) -> [RecordType] {
        entries.compactMap { entry in
            let what = Bilingual(zh: "附属记录“\(entry.word)”", en: "record `\(entry.word)`")
            guard var reader = WordReader(entry.value, what, log: log) else { return nil }
            let record = RecordType(
                id: entry.word, name: reader.bilingual("name"), walled: reader.flag("walled"),
                fields: fields.fields(reader.named("fields")),
                starts: ClockReader(log: log).starts(reader.items("starts")),
                settled: reader.node("settled").flatMap(settlement))
            reader.finish()
            return record
        }
    }

    /// `{field: …, values: […], paid-by: …}`.
    private func settlement(_ node: SourceNode) -> RecordType.Settlement? {
        guard var reader = WordReader(node, Bilingual(zh: "了结", en: "a settlement"), log: log) else { return nil }
        let field = reader.text("field", required: true)
        let values = reader.words("values")
        let paidBy = reader.text("paid-by")
        reader.finish()
        return field.map { RecordType.Settlement(field: $0, values: values, paidBy: paidBy) }
    }
}
