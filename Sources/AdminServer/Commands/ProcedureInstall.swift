import AdminProtocol
import Forms
import JSONText
import Mediation
import Procedures
import Wording

/// `procedure.install`: a version of a procedure is proposed, or a proposal is confirmed or taken back.
extension Errand {
    func procedureInstall() async throws(ProtocolError) -> Answer {
        guard caller.offices == nil else {
            throw ProtocolError(
                .forbidden,
                Bilingual(
                    zh: "程序只由管辖范围为 * 的部门负责人装入", en: "procedures are installed by supervisors of scope * only"))
        }
        let given = ["text", "confirm", "withdraw"].filter { bound.values[$0] != nil }
        guard given.count == 1 else {
            throw ArgumentErrors.error(
                given.count > 1 ? given[1] : "text",
                Bilingual(zh: "text、confirm、withdraw 应写且只写一项", en: "give exactly one of text, confirm, withdraw"))
        }
        switch given[0] {
        case "text": return try await propose(try bound.required("text"))
        case "confirm": return try await confirm()
        default: return try await withdraw()
        }
    }

    /// What the proposals say that wait for a second person, as a member of the status.
    func procedureProposals() async throws(ProtocolError) -> JSONObject {
        let waiting = try await faulting { () async throws(Fault) in try await desk.procedures.proposals() }
        return waiting.isEmpty ? [:] : ["proposals": .array(waiting.map { .object(row($0)) })]
    }

    private func propose(_ text: String) async throws(ProtocolError) -> Answer {
        let reason = try bound.required("reason")
        let draft = try await refusing { () async throws(ProcedureService.Refusal) in
            try await desk.procedures.draft(text)
        }
        var answer = differences(draft)
        if bound.flag("dry") {
            answer.status["dry"] = true
            return answer
        }
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.procedures.propose(
                draft, source: bound.text("source") ?? "", reason: reason, by: caller.name, now: now, key: key)
        }
        let proposal = try settled(outcome, "text")
        answer.status["proposal"] = .string(proposal.text.proposal)
        if proposal.replayed { answer.status["replayed"] = true }
        return answer
    }

    private func confirm() async throws(ProtocolError) -> Answer {
        let reason = try bound.required("reason")
        let id = try number("confirm", .procedure)
        if bound.flag("dry") { return try await look(at: id) }
        let outcome = try await refusing { () async throws(ProcedureService.Refusal) in
            try await desk.procedures.confirm(id, reason: reason, by: caller.name, now: now, key: key)
        }
        let (text, replayed) = try settled(outcome, "confirm")
        var row = row(text)
        row["confirmed"] = .string(caller.name)
        var status: JSONObject = ["generation": .integer(text.generation ?? 0)]
        if replayed { status["replayed"] = true }
        return Answer(rows: [row], status: status)
    }

    /// `confirm=… dry=yes`: the text, and what it changes now.
    private func look(at id: Int64) async throws(ProtocolError) -> Answer {
        let proposal = try await waiting(id, "confirm")
        guard proposal.proposedBy != caller.name else { throw sameAccount }
        let draft = try await refusing { () async throws(ProcedureService.Refusal) in
            try await desk.procedures.draft(proposal.body)
        }
        var answer = differences(draft)
        var row = row(proposal)
        row["text"] = .string(proposal.body)
        answer.rows.insert(row, at: 0)
        answer.status["dry"] = true
        return answer
    }

    private func withdraw() async throws(ProtocolError) -> Answer {
        let reason = try bound.required("reason")
        let id = try number("withdraw", .procedure)
        if bound.flag("dry") {
            return Answer(rows: [row(try await waiting(id, "withdraw"))], status: ["dry": true])
        }
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.procedures.withdraw(id, reason: reason, by: caller.name, now: now, key: key)
        }
        let (text, replayed) = try settled(outcome, "withdraw")
        return Answer(rows: [row(text)], status: replayed ? ["replayed": true] : [:])
    }

    private func waiting(_ id: Int64, _ key: String) async throws(ProtocolError) -> LawText {
        let waiting = try await faulting { () async throws(Fault) in try await desk.procedures.proposals() }
        guard let proposal = waiting.first(where: { $0.id == id }) else { throw noProposal(key) }
        return proposal
    }

    /// What a draft says otherwise than the newest version.
    private func differences(_ draft: ProcedureService.Draft) -> Answer {
        let procedure = draft.procedure
        var status: JSONObject = [
            "procedure": .string(procedure.id), "version": .integer(Int64(procedure.version)),
        ]
        guard let newest = draft.newest else {
            let row: JSONObject = [
                "change": .string(ProcedureChange.Kind.added.rawValue),
                "changeName": text(ProcedureChange.Kind.added.name),
                "section": "procedure", "id": .string(procedure.id), "name": text(procedure.name),
                "text": text(
                    Bilingual(
                        zh: "新程序：\(procedure.states.count) 个状态、\(procedure.actions.count) 个动作",
                        en: "a new procedure: \(procedure.states.count) states, \(procedure.actions.count) actions")),
            ]
            return Answer(rows: [row] + misfits(procedure), status: status)
        }
        status["against"] = .integer(Int64(newest.version))
        let changes = desk.procedures.changes(from: newest, to: procedure).map(row)
        return Answer(rows: changes + misfits(procedure), status: status)
    }

    /// What `unfit` tells, as rows among the differences.
    func misfits(_ procedure: Procedure) -> [JSONObject] {
        unfit(procedure).map { template, why in
            [
                "change": "warning", "changeName": text(Bilingual(zh: "提示", en: "warning")),
                "section": "template", "id": .string(template.id), "name": text(template.title), "text": text(why),
            ]
        }
    }

    /// The templates of documents that cannot be made of this version's cases: told, and no reason to refuse it.
    func unfit(_ procedure: Procedure) -> [(template: FormTemplate, why: Bilingual)] {
        desk.cases.forms.problems(with: procedure).map { template, problems in
            let texts = problems.map(\.text).reduce(into: [Bilingual]()) { if !$0.contains($1) { $0.append($1) } }
            let shown = texts.prefix(3)
            let more = texts.count - shown.count
            let why = Bilingual(
                zh: "此版本的案件不能用此模板生成文书：" + shown.map(\.zh).joined(separator: "；")
                    + (more > 0 ? "；另有 \(more) 处" : "") + "。仍要用这一文书的，请保留原名",
                en: "cannot be made of cases of this version: " + shown.map(\.en).joined(separator: "; ")
                    + (more > 0 ? "; \(more) more" : "")
                    + ". Keep the name where the document is still wanted")
            return (template, why)
        }
    }

    /// One difference between two versions.
    func row(_ change: ProcedureChange) -> JSONObject {
        var row: JSONObject = [
            "change": .string(change.kind.rawValue), "changeName": text(change.kind.name),
            "section": .string(change.section),
        ]
        row["id"] = change.id.map { .string($0) }
        row["name"] = change.name.map { text($0) }
        if !change.details.isEmpty { row["text"] = text(change.text) }
        return row
    }

    private func refusing<Value>(
        _ call: () async throws(ProcedureService.Refusal) -> Value
    ) async throws(ProtocolError) -> Value {
        do {
            return try await call()
        } catch {
            throw refused(error)
        }
    }

    /// A text that cannot be taken, as the error table answers it.
    func refused(_ refusal: ProcedureService.Refusal) -> ProtocolError {
        switch refusal {
        case .fault(let fault): FailureAnswers.error(fault)
        case .problems(let problems): wrong(problems)
        case .present(let procedure):
            ProtocolError(
                .exists,
                Bilingual(
                    zh: "\(procedure.id) 第 \(procedure.version) 版已在使用，内容相同",
                    en: "version \(procedure.version) of \(procedure.id) is in use already and says the same"),
                ["id": .string("\(procedure.id)@\(procedure.version)")])
        }
    }
}
