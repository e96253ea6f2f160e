import Procedures
import Wording

/// Reads actions.
struct ActionReader {
    let fields: FieldReader
    let basis: BasisReader
    let needs: NeedReader
    let log: ProblemLog

    func actions(_ entries: [SourceNode.Entry]) -> [Action] { entries.compactMap(action) }

    private func action(_ entry: SourceNode.Entry) -> Action? {
        let what = Bilingual(zh: "动作“\(entry.word)”", en: "action `\(entry.word)`")
        guard var reader = WordReader(entry.value, what, log: log) else { return nil }
        let clocks = ClockReader(log: log)
        _ = reader.required("from")
        let from = reader.words("from")
        let to = reader.text("to", required: true)
        _ = reader.required("by")
        let by = reader.words("by")
        let actor = reader.text("actor")
        let name = reader.bilingual("name")
        let actionBasis = reader.node("basis").flatMap(basis.basis)
        let ownFields = fields.fields(reader.named("fields"))
        var needs = needs
        needs.scope.step = ownFields
        let ownNeeds = needs.needs(reader.items("needs"), actionBasis: actionBasis)
        let documents = reader.words("documents")
        let starts = clocks.starts(reader.items("starts"))
        let action = Action(
            id: entry.word, from: from, to: to ?? "", by: by, actor: actor, name: name, basis: actionBasis,
            fields: ownFields, needs: ownNeeds, documents: documents, starts: starts, stops: reader.words("stops"),
            cancels: reader.words("cancels"), extends: reader.node("extends").flatMap(clocks.lengthening),
            suspends: reader.words("suspends"), resumes: reader.words("resumes"), anyTime: reader.flag("any-time"),
            confirm: reader.flag("confirm"))
        reader.finish()
        return to == nil ? nil : action
    }
}
