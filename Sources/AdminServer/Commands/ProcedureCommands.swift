import AdminProtocol
import Forms
import JSONText
import Mediation
import Procedures
import Wording

/// `procedure.list`, `procedure.show`, `procedure.check`.
extension Errand {
    func procedureList() async throws(ProtocolError) -> Answer {
        try await refreshShelf()
        let rows = desk.shelf.all.map { procedure -> JSONObject in
            [
                "procedure": .string(procedure.id), "version": .integer(Int64(procedure.version)),
                "name": text(procedure.name), "prefix": .string(procedure.prefix),
                "states": .integer(Int64(procedure.states.count)),
                "actions": .integer(Int64(procedure.actions.count)), "basis": text(procedure.basis),
            ]
        }
        return Answer(rows: rows, status: try await procedureProposals())
    }

    /// What came into force elsewhere a moment ago is shown here too.
    func refreshShelf() async throws(ProtocolError) {
        try await faulting { () async throws(Fault) in try await desk.shelf.refresh() }
    }

    func procedureShow() async throws(ProtocolError) -> Answer {
        try await refreshShelf()
        let procedure = try version(bound.integer("version"), key: "version")
        let format = bound.text("format") ?? (bound.values["against"] == nil ? "json" : "diff")
        if bound.values["against"] != nil, format != "diff" {
            throw ArgumentErrors.error(
                "against", Bilingual(zh: "against 只与 format=diff 同用", en: "against goes with format=diff only"))
        }
        switch format {
        case "json": return Answer(rows: [ProcedureJSON.object(procedure)])
        case "yaml": return Answer(rows: [page(procedure, format, procedure.text)])
        case "mermaid": return Answer(rows: [page(procedure, format, Mermaid.text(procedure, in: language))])
        case "diff": return try difference(procedure)
        default: return Answer(rows: [page(procedure, format, Dot.text(procedure, in: language))])
        }
    }

    /// What the version says otherwise than `against`, or than the one before it.
    private func difference(_ procedure: Procedure) throws(ProtocolError) -> Answer {
        let against: Procedure
        if let number = bound.integer("against") {
            against = try version(number, key: "against")
        } else {
            let earlier = desk.shelf.versions(of: procedure.id).last { $0 < procedure.version }
            guard let earlier, let found = desk.shelf.procedure(procedure.id, version: earlier) else {
                throw FailureAnswers.notFound(
                    Bilingual(
                        zh: "\(procedure.id) 没有早于第 \(procedure.version) 版的版本",
                        en: "\(procedure.id) has no version before \(procedure.version)"), ["key": "against"])
            }
            against = found
        }
        return Answer(
            rows: desk.procedures.changes(from: against, to: procedure).map(row),
            status: [
                "procedure": .string(procedure.id), "version": .integer(Int64(procedure.version)),
                "against": .integer(Int64(against.version)),
            ])
    }

    /// The named version, or the newest.
    private func version(_ number: Int64?, key: String) throws(ProtocolError) -> Procedure {
        let id = try bound.requiredSubject()
        guard let newest = desk.shelf.newest(id) else {
            throw FailureAnswers.error(CaseFailure(.noSuchProcedure(id)), now: now, language: language)
        }
        guard let number else { return newest }
        guard let found = desk.shelf.procedure(id, version: Int(number)) else {
            let known = desk.shelf.versions(of: id).map(String.init)
            throw FailureAnswers.notFound(
                Bilingual(
                    zh: "\(id) 没有第 \(number) 版；现有：\(known.joined(separator: "、"))",
                    en: "\(id) has no version \(number); known: \(known.joined(separator: ", "))"),
                ["key": .string(key)])
        }
        return found
    }

    private func page(_ procedure: Procedure, _ format: String, _ text: String) -> JSONObject {
        [
            "procedure": .string(procedure.id), "version": .integer(Int64(procedure.version)),
            "format": .string(format), "text": .string(text),
        ]
    }

    func procedureCheck() async throws(ProtocolError) -> Answer {
        guard (bound.request.about == nil) != (bound.values["text"] == nil) else {
            throw ArgumentErrors.error(
                "text", Bilingual(zh: "程序名与 text 应写且只写一项", en: "give either a procedure's name or text"))
        }
        guard let text = bound.text("text") else {
            try await refreshShelf()
            let procedure = try version(bound.integer("version"), key: "version")
            return checked(procedure, desk.procedures.findings(procedure), "\(procedure.id)@\(procedure.version)")
        }
        do throws(ProcedureService.Refusal) {
            return checked(try await desk.procedures.check(text).procedure, [], "text")
        } catch {
            guard case .problems(let found) = error else { throw refused(error) }
            return checked(nil, found.problems, "text")
        }
    }

    private func checked(_ procedure: Procedure?, _ problems: [LawProblems.Problem], _ source: String) -> Answer {
        var status: JSONObject = ["allowed": .bool(problems.isEmpty)]
        status["procedure"] = procedure.map { .string($0.id) }
        status["version"] = procedure.map { .integer(Int64($0.version)) }
        let rows = problems.map { problem -> JSONObject in
            [
                "place": .string("\(source):\(problem.line)"), "line": .integer(Int64(problem.line)),
                "problem": text(problem.text),
            ]
        }
        let warnings = procedure.map(unfit) ?? []
        let told = warnings.map { template, why -> JSONObject in
            let title = Bilingual(zh: "提示：《\(template.title.zh)》", en: "warning: \(template.title.en): ")
            return [
                "place": .string("template:\(template.id)"), "warning": true,
                "problem": text(Bilingual(zh: title.zh + why.zh, en: title.en + why.en)),
            ]
        }
        return Answer(rows: rows + told, status: status)
    }
}
