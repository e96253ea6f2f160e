import Procedures

/// `$2` in a step of a batch: what step 2 has made stands in its place. Free text is never touched.
extension CaseDesk {
    /// The case that a step is about.
    func subject(of step: CaseStep, _ drafts: DraftCases) throws(CaseFailure) -> String? {
        guard let subject = step.subject else { return step.command.caseID }
        return try drafts.products.name(of: subject, as: .case, in: nil)
    }

    /// The step's command with identifiers in place of its references; `state` is the case that it is about.
    func command(
        of step: CaseStep, on state: CaseState?, _ procedure: Procedure, _ drafts: DraftCases
    ) throws(CaseFailure) -> CaseCommand {
        guard !step.references.isEmpty else { return step.command }
        var names: [String: String] = [:]
        for reference in step.references {
            guard let kind = reference.kind else { continue }
            names[reference.key] = try drafts.products.name(of: reference, as: kind, in: state?.id)
        }
        var arguments = step.command.arguments
        let named = step.command.naming(names, arguments)
        let fields = named.fields(of: state, procedure)
        for reference in step.references where reference.kind == nil {
            guard let field = fields.first(where: { $0.name == reference.key }),
                let kind = StepReference.Kind(field.type),
                let values = arguments[reference.key], values.indices.contains(reference.index)
            else { continue }
            let name = try drafts.products.name(of: reference, as: kind, in: state?.id)
            arguments[reference.key]?[reference.index] = DraftCases.lawful(name)
        }
        return named.naming([:], arguments)
    }
}

extension StepReference.Kind {
    /// What a field of a procedure names; nil where its values are no identifiers.
    fileprivate init?(_ type: FieldType) {
        switch type {
        case .caseNumber: self = .case
        case .party: self = .party
        case .record: self = .record
        default: return nil
        }
    }
}

extension CaseCommand {
    /// The values of the procedure's own fields.
    fileprivate var arguments: Arguments {
        switch self {
        case .open(_, _, _, _, _, _, _, let arguments), .advance(_, _, _, _, let arguments), .set(_, _, let arguments),
            .party(_, _, _, _, _, _, let arguments), .record(_, _, _, _, let arguments),
            .correct(_, _, _, _, let arguments):
            arguments
        case .note, .doc, .form, .link, .assign, .grant, .move, .setDue, .show, .why, .whyMove: [:]
        }
    }

    /// The fields that the command may set.
    fileprivate func fields(of state: CaseState?, _ procedure: Procedure) -> [Field] {
        switch self {
        case .open: return procedure.opening
        case .advance(_, let action, _, _, _): return procedure.action(action)?.fields ?? []
        case .set: return procedure.opening + procedure.fields
        case .party(_, let role, _, let party, _, _, _):
            let known = state?.parties.first { $0.id == party }?.role
            return (known ?? role).flatMap { procedure.role($0) }?.fields ?? []
        case .record(_, let type, let record, _, _):
            let known = state?.records.first { $0.id == record }?.type
            return (known ?? type).flatMap { procedure.record($0) }?.fields ?? []
        case .correct:
            // Which of these are meant depends on the event, which only the store knows.
            return procedure.opening + procedure.fields + procedure.actions.flatMap(\.fields)
                + procedure.roles.flatMap(\.fields) + procedure.records.flatMap(\.fields)
        case .note, .doc, .form, .link, .assign, .grant, .move, .setDue, .show, .why, .whyMove: return []
        }
    }

    /// The same command with these identifiers under their keys, and these values of the procedure's fields.
    fileprivate func naming(_ names: [String: String], _ arguments: Arguments) -> CaseCommand {
        switch self {
        case .open(let procedure, let title, let office, let at, let parent, let kind, let external, _):
            .open(
                procedure: procedure, title: title, office: office, at: at, parent: names["parent"] ?? parent,
                as: kind, external: external, arguments: arguments)
        case .advance(let id, let action, let at, let reason, _):
            .advance(id, action: action, at: at, reason: reason, arguments: arguments)
        case .set(let id, let title, _): .set(id, title: title, arguments: arguments)
        case .party(let id, let role, let name, let party, let remove, let entry, _):
            .party(
                id, role: role, name: name, party: names["party"] ?? party, remove: remove, entry: entry,
                arguments: arguments)
        case .record(let id, let type, let record, let at, _):
            .record(id, type: type, record: names["record"] ?? record, at: at, arguments: arguments)
        case .link(let id, let to, let kind, let remove, let reason):
            .link(id, to: names["to"] ?? to, as: kind, remove: remove, reason: reason)
        case .grant(let id, let to, let until, let reason):
            .grant(id, to: names["to"] ?? to, until: until, reason: reason)
        case .assign(let id, let to, let reason): .assign(id, to: names["to"] ?? to, reason: reason)
        case .correct(let id, let event, let reason, let at, _):
            .correct(id, event: event, reason: reason, at: at, arguments: arguments)
        case .setDue(let id, let due, let what, let reason, let on, let extend, let waive):
            .setDue(
                id, due: names["due"] ?? due, what: what, reason: reason, on: on, extend: extend, waive: waive)
        case .note, .doc, .form, .move, .show, .why, .whyMove: self
        }
    }
}
