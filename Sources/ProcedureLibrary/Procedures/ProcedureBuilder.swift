import Procedures
import Wording
import WorkCalendar

/// Makes a procedure from a resolved text. What is wrong goes into the log and leaves a stand-in, so that the rest can
/// still be read and checked.
struct ProcedureBuilder {
    let log: ProblemLog

    func procedure(_ tree: SourceNode, text: String) -> Procedure? {
        guard var reader = WordReader(tree, Bilingual(zh: "程序", en: "the procedure"), log: log) else { return nil }
        let basis = BasisReader(reader.node("laws"), log: log)
        let fields = FieldReader(reader.node("dictionary"), log: log)
        let clocks = ClockReader(log: log)
        let people = RoleReader(fields: fields, log: log)
        let id = reader.text("procedure", required: true)
        let version = reader.required("version") == nil ? nil : reader.number("version")
        let prefix = reader.text("prefix", required: true)
        let name = reader.bilingual("name")
        let lawBasis = reader.required("basis").flatMap(basis.basis)
        let states = states(reader.named("states"))
        let opening = fields.fields(reader.named("opening"))
        let further = fields.fields(reader.named("fields"))
        let roles = people.roles(reader.named("roles"))
        let records = people.records(reader.named("records"))
        let documents = named(reader.named("documents")).map { DocumentKind(id: $0, name: $1) }
        let kinds = named(reader.named("clocks")).map { ClockKind(id: $0, name: $1) }
        let actions = reader.named("actions")
        let scope = ConditionScope(
            states: Set(states.map(\.id)), roles: roles, records: records, documents: documents, clocks: kinds,
            fields: opening + further)
        let action = ActionReader(
            fields: fields, basis: basis,
            needs: NeedReader(scope: scope, actions: actions.map(\.word), basis: basis, log: log), log: log)
        let starts = clocks.starts(reader.items("starts"))
        let warnings = reader.items("warnings").compactMap { warning($0, basis) }
        let own = MeasureReader(log: log).measures(reader.named("measures"))
        let measures = own.contains { $0.id == Measure.opened.id } ? own : [.opened] + own
        let procedure = Procedure(
            id: id ?? "", version: Int(version ?? 1), prefix: prefix ?? "", name: name,
            basis: lawBasis ?? Bilingual(zh: "", en: ""), states: states, actions: action.actions(actions),
            opening: opening, fields: further, roles: roles, records: records, documents: documents, clocks: kinds,
            startsAtOpening: starts, warnings: warnings, measures: measures, text: text)
        reader.finish()
        return procedure
    }

    private func states(_ entries: [SourceNode.Entry]) -> [CaseStateKind] {
        entries.compactMap { entry in
            let what = Bilingual(zh: "状态“\(entry.word)”", en: "state `\(entry.word)`")
            guard var reader = WordReader(entry.value, what, log: log) else { return nil }
            let kind = reader.text("kind")
            let name = reader.bilingual("name")
            reader.finish()
            if let kind, CaseStateKind.Kind(rawValue: kind) == nil {
                let lawful = CaseStateKind.Kind.allCases.map(\.rawValue)
                log.add(
                    reader.node("kind")?.place ?? entry.place,
                    zh: "状态类别不能是“\(kind)”，应为 \(lawful.joined(separator: "、"))",
                    en: "a state's kind cannot be `\(kind)`; lawful: \(lawful.joined(separator: " "))")
            }
            return CaseStateKind(
                id: entry.word, kind: kind.flatMap(CaseStateKind.Kind.init) ?? .active, name: name)
        }
    }

    private func named(_ entries: [SourceNode.Entry]) -> [(String, Bilingual)] {
        entries.map { ($0.word, SourceScalar(log: log).bilingual($0.value)) }
    }

    private func warning(_ node: SourceNode, _ basis: BasisReader) -> OpeningWarning? {
        guard var reader = WordReader(node, Bilingual(zh: "立案提示", en: "an opening warning"), log: log) else {
            return nil
        }
        let field = reader.text("field", required: true)
        let value = reader.text("value", required: true)
        let since = reader.node("since").flatMap(since)
        let text = reader.bilingual("text")
        let because = reader.required("basis").flatMap(basis.basis)
        reader.finish()
        guard let field, let value, let because else { return nil }
        return OpeningWarning(field: field, value: value, since: since, text: text, basis: because)
    }

    /// `{field: …, day: 2025-01-01}`.
    private func since(_ node: SourceNode) -> OpeningWarning.Since? {
        guard var reader = WordReader(node, Bilingual(zh: "起算日", en: "a first day"), log: log) else { return nil }
        let field = reader.text("field", required: true)
        let text = reader.text("day", required: true)
        reader.finish()
        guard let field, let text else { return nil }
        guard let day = CivilDay(iso: text) else {
            log.add(node.place, zh: "“\(text)”不是日期", en: "`\(text)` is no date")
            return nil
        }
        return OpeningWarning.Since(field: field, day: day)
    }
}
