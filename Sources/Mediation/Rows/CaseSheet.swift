import JSONText
import Procedures
import Wording
import WorkCalendar

/// The data line of `case.show`.
struct CaseSheet {
    let service: CaseService
    let caller: Caller
    let now: Instant
    /// What earlier steps of the same batch have added and the store does not know yet.
    let unsaved: Unsaved

    /// Notes, sensitive values by their references, and the cases that were made or changed.
    struct Unsaved {
        var notes: [CaseNote] = []
        var secrets: [String: String] = [:]
        var cases: [String: CaseState] = [:]
    }

    /// What is shown when nobody asks for certain parts.
    static let usual: Set<CasePart> = [.state, .due, .parties]

    func row(
        _ state: CaseState, _ procedure: Procedure, parts: Set<CasePart>
    ) async throws(CaseFailure) -> JSONObject {
        let parts = parts.isEmpty ? Self.usual : parts
        let depth = CaseAccess(caller).depth(of: state, on: now.day)
        let filter = FieldFilter(depth: depth, secrets: try await secrets(of: state, depth))
        var row = head(state, procedure)
        let declared: (String) -> Field? = { procedure.caseFields[$0] }
        let openFields = filter.visible(state.fields, declared)
        if !openFields.isEmpty {
            row["fields"] = .object(openFields)
            row.merge(FieldWords.members(openFields, declared, caller.language))
        }
        if parts.contains(.state) {
            let next = next(state, procedure)
            row["next"] = .array(next.map { .string($0.id) })
            var names = JSONObject()
            for action in next { names[action.id] = .string(action.name[caller.language]) }
            row["nextNames"] = .object(names)
        }
        if parts.contains(.due) {
            row["due"] = .array(state.deadlines.filter(\.isRunning).map { .object(due($0, procedure)) })
        }
        if parts.contains(.parties) {
            row["parties"] = .array(
                state.parties.filter { !$0.ended }.map { .object(party($0, procedure, filter)) })
        }
        if parts.contains(.records) {
            row["records"] = .array(
                state.records.filter { !$0.reversed }.compactMap { record($0, procedure, filter) }.map { .object($0) })
        }
        if parts.contains(.docs) {
            row["docs"] = .array(state.documents.filter { !$0.reversed }.map { .object(document($0, procedure)) })
        }
        if parts.contains(.links) {
            row["links"] = .array(try await links(of: state).map { .object($0) })
        }
        if parts.contains(.notes), depth >= .granted {
            row["notes"] = .array(try await notes(of: state).map { .object($0) })
        }
        // Escaping at most doubles a text, so that few rows have to be written out to be measured.
        guard row.textSize <= Self.longestLine / 2 || row.line.utf8.count <= Self.longestLine else {
            throw CaseFailure(.answerTooLong(limit: Self.longestLine))
        }
        return row
    }

    private func head(_ state: CaseState, _ procedure: Procedure) -> JSONObject {
        let language = caller.language
        var row: JSONObject = [
            "case": .string(state.id), "version": .integer(Int64(state.version)),
            "procedure": .string(state.procedure), "state": .string(state.state),
        ]
        row["procedureName"] = .string(procedure.name[language])
        row["stateName"] = procedure.state(state.state).map { .string($0.name[language]) }
        row["title"] = .string(state.title)
        if let external = state.external { row["external"] = .string(external) }
        row["office"] = .string(state.office)
        row["assignee"] = state.assignee.map { .string($0) }
        row["opened"] = .string(state.openedAt.iso)
        return row
    }

    /// The actions that the caller's roles could take from here, in the order of the procedure.
    private func next(_ state: CaseState, _ procedure: Procedure) -> [Action] {
        let roles = Set(caller.account.roles.map(\.rawValue))
        let mayChange = CaseAccess(caller).mayChange(state)
        return procedure.actions(from: state.state)
            .filter { !$0.isSystem && (!mayChange || !roles.isDisjoint(with: $0.by)) }
    }

    private func due(_ deadline: Deadline, _ procedure: Procedure) -> JSONObject {
        DueSheet.row(
            deadline, name: procedure.clock(deadline.clock)?.name, rules: service.rules, today: now.day,
            language: caller.language)
    }

    private func party(_ party: Party, _ procedure: Procedure, _ filter: FieldFilter) -> JSONObject {
        let role = procedure.role(party.role)
        var row: JSONObject = ["party": .string(party.id), "role": .string(party.role)]
        row["roleName"] = role.map { .string($0.name[caller.language]) }
        row["name"] = .string(party.name)
        if let entry = party.entry, let kind = RegistryKind(id: entry) { row[kind.rawValue] = .string(entry) }
        let fields = filter.visible(party.fields) { role?.fields.named($0) }
        row.merge(fields)
        row.merge(FieldWords.members(fields, { role?.fields.named($0) }, caller.language))
        return row
    }

    /// Nil where nothing of the record may be shown, as an offer to a reader.
    private func record(_ record: CaseRecord, _ procedure: Procedure, _ filter: FieldFilter) -> JSONObject? {
        let type = procedure.record(record.type)
        let fields = filter.visible(record.fields) { type?.fields.named($0) }
        guard !filter.conceals(type), filter.depth >= .granted || !fields.isEmpty else { return nil }
        var row: JSONObject = ["record": .string(record.id), "type": .string(record.type)]
        row["typeName"] = type.map { .string($0.name[caller.language]) }
        row["at"] = .string(record.at.iso)
        row["fields"] = .object(fields)
        row.merge(FieldWords.members(fields, { type?.fields.named($0) }, caller.language))
        return row
    }

    private func document(_ document: CaseDocument, _ procedure: Procedure) -> JSONObject {
        var row: JSONObject = ["doc": .integer(Int64(document.id)), "kind": .string(document.kind)]
        row["kindName"] = procedure.document(document.kind).map { .string($0.name[caller.language]) }
        row["name"] = .string(document.name)
        row["sha256"] = .string(document.sha256)
        row["bytes"] = document.bytes.map { .integer($0) }
        row["at"] = .string(document.at.iso)
        return row
    }

    /// The other cases, with title and state where the caller may see them.
    private func links(of state: CaseState) async throws(CaseFailure) -> [JSONObject] {
        let standing = state.links.filter { !$0.ended }
        let missing = Set(standing.map(\.to)).subtracting(unsaved.cases.keys).sorted()
        var others = unsaved.cases
        if !missing.isEmpty {
            let loaded = try await service.faulting { () async throws(Fault) in
                try await service.store.load(missing, key: nil).cases
            }
            others.merge(loaded) { $1 }
        }
        let access = CaseAccess(caller)
        return standing.map { link in
            var row: JSONObject = ["case": .string(link.to), "as": .string(link.kind.rawValue)]
            row["asName"] = .string(link.kind.name[caller.language])
            guard let other = others[link.to], access.depth(of: other, on: now.day) > .nothing else { return row }
            let procedure = service.shelf.procedure(other.procedure, version: other.procedureVersion)
            row["procedure"] = .string(other.procedure)
            row["procedureName"] = procedure.map { .string($0.name[caller.language]) }
            row["state"] = .string(other.state)
            row["stateName"] = procedure?.state(other.state).map { .string($0.name[caller.language]) }
            row["title"] = .string(other.title)
            return row
        }
    }

    /// What a data line may be at most, in bytes (protocol.md 10).
    private static let longestLine = 4_194_304

    private func notes(of state: CaseState) async throws(CaseFailure) -> [JSONObject] {
        let stored = try await service.faulting { () async throws(Fault) in
            try await service.reader.notes(of: state.id)
        }
        let notes = stored + unsaved.notes
        let access = CaseAccess(caller)
        let readable = notes.filter { note in
            !note.isPrivate
                || access.mayReadPrivateNote(by: note.by, office: state.office, assignee: state.assignee)
        }
        return readable.map { note in
            var row: JSONObject = ["note": .integer(Int64(note.number)), "at": .string(note.at.iso)]
            row["by"] = .string(note.by)
            if note.isPrivate { row["private"] = true }
            row["text"] = .string(note.text)
            return row
        }
    }

    private func secrets(of state: CaseState, _ depth: CaseAccess.Depth) async throws(CaseFailure) -> [String: String] {
        guard depth >= .sensitive, state.secrets > 0 else { return [:] }
        let stored = try await service.faulting { () async throws(Fault) in
            try await service.reader.secrets(of: state.id)
        }
        return stored.merging(unsaved.secrets) { $1 }
    }
}

extension JSONObject {
    /// Roughly how many bytes the object takes, counted without writing it.
    fileprivate var textSize: Int { members.reduce(2) { $0 + $1.name.utf8.count + 4 + $1.value.textSize } }
}

extension JSONValue {
    fileprivate var textSize: Int {
        switch self {
        case .string(let text): text.utf8.count + 2
        case .array(let values): values.reduce(2) { $0 + $1.textSize + 1 }
        case .object(let object): object.textSize
        default: 8
        }
    }
}
