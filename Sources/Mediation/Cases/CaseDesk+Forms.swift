import Forms
import JSONText
import Procedures
import Wording
import WorkCalendar

/// `case.doc template=`: a form filled in from the case and registered by its digest.
extension CaseDesk {
    /// The form as the steps so far have left its case.
    func form(
        _ id: String, _ format: FormFormat, of state: CaseState, _ procedure: Procedure, _ drafts: DraftCases
    ) async throws(CaseFailure) -> MadeForm {
        guard let template = service.forms.template(id, for: procedure.id) else {
            let known = service.forms.templates(for: procedure.id).map(\.id)
            throw refusal(
                zh: "程序 \(procedure.id) 没有文书模板 \(id)" + (known.isEmpty ? "" : "；可用：\(known.joined(separator: "、"))"),
                en: "\(procedure.id) has no template \(id)"
                    + (known.isEmpty ? "" : "; known: \(known.joined(separator: ", "))"))
        }
        var secrets: [String: String] = [:]
        if state.secrets > 0, CaseAccess(caller).depth(of: state, on: now.day) >= .sensitive {
            secrets = try await service.faulting { () async throws(Fault) in
                try await service.reader.secrets(of: state.id)
            }
            secrets.merge(drafts.unsaved(of: state.id).secrets) { $1 }
        }
        let facts = FormFacts(
            state: state, secrets: secrets, officeName: service.offices[state.office]?.name.zh ?? state.office,
            today: now.day)
        do {
            let rendering = try FormPrinter.print(template, of: facts, procedure: procedure, format: format)
            return MadeForm(template: template, format: format, rendering: rendering, language: caller.language)
        } catch {
            // The case follows a version of the procedure that the template was not written for.
            throw refusal(
                zh: "模板与本案所依程序版本不符：\(error.lines(in: .zh).joined(separator: "；"))",
                en: "the template does not fit the case's version of the procedure: "
                    + error.lines(in: .en).joined(separator: "; "))
        }
    }

    /// Registers the form; one that is on file already, byte by byte, is shown and not registered again.
    func fileForm(
        _ form: MadeForm, of state: CaseState, _ moment: DecisionMoment, _ drafts: inout DraftCases
    ) throws(CaseFailure) -> JSONObject {
        let (kind, digest) = (form.template.kind, form.rendering.sha256)
        if let same = state.documents.first(where: { !$0.reversed && $0.kind == kind && $0.sha256 == digest }) {
            drafts.skip()
            var row: JSONObject = [
                "case": .string(state.id), "version": .integer(Int64(state.version)), "state": .string(state.state),
                "doc": .integer(Int64(same.id)), "onFile": true,
            ]
            row.merge(form.row(name: same.name))
            return row
        }
        let name = "\(form.template.title.zh)（\(state.id)）.\(form.format.rawValue)"
        let decided = try rejecting { () throws(Rejection) in
            try CaseDecision(moment).doc(
                state, kind: kind, sha256: digest, name: name, bytes: Int64(form.rendering.text.utf8.count))
        }
        var row = drafts.take(decided, from: state, note: nil, by: self)
        row.merge(form.row(name: name))
        return row
    }

    private func refusal(zh: String, en: String) -> CaseFailure {
        CaseFailure(.rejected(.badArgument(key: "template", why: Bilingual(zh: zh, en: en))))
    }
}

/// A form that was made for a reply.
struct MadeForm {
    let template: FormTemplate
    let format: FormFormat
    let rendering: FormRendering
    let language: Language

    /// What the reply says besides the case and the document's number.
    func row(name: String) -> JSONObject {
        let blanks = rendering.blanks
        return [
            "kind": .string(template.kind), "template": .string(template.id), "name": .string(name),
            "sha256": .string(rendering.sha256), "blanks": .array(blanks.map { .string($0.name) }),
            "blankNames": .array(blanks.map { .string($0.label[language]) }), "format": .string(format.rawValue),
            Self.text: .string(rendering.text),
        ]
    }

    private static let text = "text"

    /// A row of a reply as it is kept under its request's key: a form may say sensitive things, which are kept in one
    /// place only. A repetition of the request says `withheld`; `dry=yes` makes the form again.
    static func kept(_ row: JSONObject) -> JSONObject {
        var kept = row
        if let rows = row["rows"]?.array {
            kept["rows"] = .array(rows.map { $0.object.map { .object(Self.kept($0)) } ?? $0 })
        }
        guard row["template"] != nil, row[text] != nil else { return kept }
        kept[text] = nil
        kept["withheld"] = true
        return kept
    }
}
