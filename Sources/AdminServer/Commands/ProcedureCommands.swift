import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording

/// `procedure.list`, `procedure.show`, `procedure.check`.
extension Errand {
    func procedureList() -> Answer {
        Answer(
            rows: desk.shelf.all.map { procedure in
                [
                    "procedure": .string(procedure.id), "version": .integer(Int64(procedure.version)),
                    "name": text(procedure.name), "prefix": .string(procedure.prefix),
                    "states": .integer(Int64(procedure.states.count)),
                    "actions": .integer(Int64(procedure.actions.count)), "basis": text(procedure.basis),
                ]
            })
    }

    func procedureShow() throws(ProtocolError) -> Answer {
        let procedure = try shownProcedure()
        let format = bound.text("format") ?? "json"
        switch format {
        case "json": return Answer(rows: [ProcedureJSON.object(procedure)])
        case "yaml": return Answer(rows: [page(procedure, format, procedure.text)])
        case "mermaid": return Answer(rows: [page(procedure, format, Mermaid.text(procedure, in: language))])
        default: return Answer(rows: [page(procedure, format, Dot.text(procedure, in: language))])
        }
    }

    private func shownProcedure() throws(ProtocolError) -> Procedure {
        let id = try bound.requiredSubject()
        let version = bound.integer("version").map(Int.init)
        let found = version.map { desk.shelf.procedure(id, version: $0) } ?? desk.shelf.newest(id)
        guard let found else {
            throw FailureAnswers.error(CaseFailure(.noSuchProcedure(id)), now: now, language: language)
        }
        return found
    }

    private func page(_ procedure: Procedure, _ format: String, _ text: String) -> JSONObject {
        [
            "procedure": .string(procedure.id), "version": .integer(Int64(procedure.version)),
            "format": .string(format), "text": .string(text),
        ]
    }

    func procedureCheck() throws(ProtocolError) -> Answer {
        let checked = desk.checker.check(try bound.required("text"))
        let rows: [JSONObject] = checked.findings.map { finding in
            ["place": .string(finding.place), "problem": text(finding.problem)]
        }
        var status: JSONObject = ["allowed": .bool(rows.isEmpty)]
        status["procedure"] = checked.procedure.map { .string($0.id) }
        return Answer(rows: rows, status: status)
    }
}
