import AdminProtocol
import Forms
import JSONText
import Mediation
import Procedures
import Wording

/// `describe` for machines and `help` for people: the same table, with a procedure's own keys where one is named.
extension Errand {
    func describe() async throws(ProtocolError) -> Answer {
        if bound.values["procedure"] != nil { try await refreshShelf() }
        let procedure = try namedProcedure()
        guard let name = bound.request.about?.value else {
            return Answer(rows: permitted.map { DescribeRow.object($0) })
        }
        let spec = try permitted(name)
        guard let procedure else { return Answer(rows: [DescribeRow.object(spec)]) }
        return Answer(rows: rows(spec, procedure))
    }

    /// The commands that the caller may use.
    private var permitted: [CommandSpec] {
        let roles = Set(caller.account.roles.map(\.rawValue))
        return CommandCatalogue.standard.commands.filter { spec in
            spec.kind == .session || spec.roles.contains { roles.contains($0.rawValue) }
        }
    }

    /// The named command, told apart where there is none and where the caller may not use it (decisions.md 25).
    private func permitted(_ name: String) throws(ProtocolError) -> CommandSpec {
        guard let spec = CommandCatalogue.standard[name] else {
            if desk.shelf.newest(name) != nil { throw UnknownCommand.procedure(name) }
            throw UnknownCommand.error(name)
        }
        try Permission.check(spec, caller)
        return spec
    }

    private func namedProcedure() throws(ProtocolError) -> Procedure? {
        guard let id = bound.text("procedure") else { return nil }
        guard let procedure = desk.shelf.newest(id) else {
            throw FailureAnswers.error(CaseFailure(.noSuchProcedure(id)), now: now, language: language)
        }
        return procedure
    }

    private func rows(_ spec: CommandSpec, _ procedure: Procedure) -> [JSONObject] {
        switch spec.name {
        case "case.open": return [DescribeRow.object(spec.adding(keys: ProcedureKeys.keys(procedure.opening)))]
        case "case.set":
            let fields = procedure.opening + procedure.fields
            return [DescribeRow.object(spec.adding(keys: ProcedureKeys.keys(fields.map(\.optional))))]
        case "case.advance":
            return procedure.actions.filter { !$0.isSystem }.map { action in
                var spec = spec
                spec.confirm = spec.confirm || action.confirm
                return row(spec, action.fields, "action", action.id, action.name, basis: action.basis)
            }
        case "case.record":
            return procedure.records.map { row(spec, $0.fields, "record", $0.id, $0.name) }
        case "case.party":
            return procedure.roles.map { role in
                var row = row(spec, role.fields, "role", role.id, role.name)
                row["of"] = role.side.map { .string($0) }
                return row
            }
        case "case.doc":
            let files = procedure.documents.map { row(spec.registering, [], "kind", $0.id, $0.name) }
            return files
                + desk.cases.forms.templates(for: procedure.id).map { template in
                    var row = row(spec.making(template), [], "template", template.id, template.title)
                    row["kind"] = .string(template.kind)
                    row["audience"] = .string(template.audience.rawValue)
                    return row
                }
        default: return [DescribeRow.object(spec)]
        }
    }

    private func row(
        _ spec: CommandSpec, _ fields: [Field], _ member: String, _ id: String, _ name: Bilingual,
        basis: Bilingual? = nil
    ) -> JSONObject {
        let described = DescribeRow.object(spec.adding(keys: ProcedureKeys.keys(fields)))
        var row: JSONObject = ["cmd": .string(spec.name), member: .string(id)]
        row["name"] = ["zh": .string(name.zh), "en": .string(name.en)]
        row["basis"] = basis.map { ["zh": .string($0.zh), "en": .string($0.en)] }
        for part in described.members where row[part.name] == nil { row[part.name] = part.value }
        return row
    }

    func help() throws(ProtocolError) -> Answer {
        guard let name = bound.request.about?.value else {
            return Answer(
                rows: permitted.map {
                    ["cmd": .string($0.name), "help": text($0.help), "example": .string($0.example)]
                })
        }
        let spec = try permitted(name)
        var rows: [JSONObject] = [
            ["cmd": .string(spec.name), "help": text(spec.help), "example": .string(spec.example)]
        ]
        rows += spec.keys.map { key in
            [
                "key": .string(key.name), "type": .string(key.type.rawValue), "required": .bool(key.required),
                "help": text(key.help), "example": .string(key.example),
            ]
        }
        return Answer(rows: rows)
    }
}

extension CommandSpec {
    /// `case.doc` for a file that is registered by its digest.
    fileprivate var registering: CommandSpec {
        var spec = self
        spec.keys.removeAll { ["template", "format"].contains($0.name) }
        for index in spec.keys.indices where ["kind", "sha256", "name"].contains(spec.keys[index].name) {
            spec.keys[index].required = true
        }
        return spec
    }

    /// `case.doc` for a form that is made from a template.
    fileprivate func making(_ template: FormTemplate) -> CommandSpec {
        var spec = self
        spec.keys.removeAll { ["kind", "sha256", "name", "bytes"].contains($0.name) }
        for index in spec.keys.indices where spec.keys[index].name == "template" {
            spec.keys[index].required = true
            spec.keys[index].example = template.id
        }
        return spec
    }
}

extension Field {
    /// The same field where a change may leave it out.
    fileprivate var optional: Field {
        Field(
            name: name, type: type, required: false, list: list, choices: choices, sensitivity: sensitivity,
            help: help, example: example, range: range, future: future)
    }
}
