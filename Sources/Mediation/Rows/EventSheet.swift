import JSONText
import Procedures
import Wording
import WorkCalendar

/// A row of history and of `watch`: seq, at, recorded, type, case, version, by, state, do, then what the viewer may
/// see of the payload (decisions.md 18).
public struct EventSheet: Sendable {
    private let caller: Caller
    private let shelf: ProcedureShelf
    private let granted: Bool

    /// Rows for this caller, by the procedures on this shelf; `granted` says that the caller has a grant for the case.
    public init(caller: Caller, shelf: ProcedureShelf, granted: Bool = false) {
        self.caller = caller
        self.granted = granted
        self.shelf = shelf
    }

    /// The row without payload, for watchers.
    public static func head(_ logged: LoggedEvent) -> JSONObject {
        let event = logged.event
        var row: JSONObject = [
            "seq": .integer(logged.seq), "at": .string(event.at.iso), "recorded": .string(logged.recorded.iso),
            "type": .string(event.type.rawValue), "case": .string(logged.caseID),
            "version": .integer(Int64(event.version)), "by": .string(logged.by), "state": .string(event.to),
        ]
        row["do"] = event.action.map { .string($0) }
        return row
    }

    /// The row with what the viewer may see of the payload; nil where the viewer may not see the case.
    public func row(_ logged: LoggedEvent, secrets: [String: String] = [:]) -> JSONObject? {
        let own = CaseAccess(caller).depth(office: logged.office, assignee: logged.assignee)
        let depth = granted ? max(own, .granted) : own
        guard depth > .nothing else { return nil }
        var row = Self.head(logged)
        guard let procedure = shelf.procedure(logged.procedure, version: logged.procedureVersion) else { return row }
        let filter = FieldFilter(depth: depth, secrets: secrets)
        let payload = visible(logged, procedure, filter)
        row.merge(names(logged.event, payload, procedure))
        for member in payload.members where row[member.name] == nil { row[member.name] = member.value }
        return row
    }

    /// What people call the ids of the row; of the payload's only those that the viewer may see.
    private func names(_ event: CaseEvent, _ payload: JSONObject, _ procedure: Procedure) -> JSONObject {
        let language = caller.language
        var names: JSONObject = ["typeName": .string(event.type.name[language])]
        names["stateName"] = procedure.state(event.to).map { .string($0.name[language]) }
        names["doName"] = event.action.flatMap { procedure.action($0) }.map { .string($0.name[language]) }
        let role = payload["role"]?.string.flatMap { procedure.role($0)?.name }
        names["roleName"] = role.map { .string($0[language]) }
        let record = payload["of"]?.string.flatMap { procedure.record($0)?.name }
        names["ofName"] = record.map { .string($0[language]) }
        let clock = payload["what"]?.string.flatMap { procedure.clock($0)?.name }
        names["whatName"] = clock.map { .string($0[language]) }
        names["changeName"] = payload["change"]?.string.flatMap(NoticeWords.change).map { .string($0[language]) }
        names["stepName"] = payload["step"]?.string.flatMap(NoticeWords.step).map { .string($0[language]) }
        let kind = payload["kind"]?.string.flatMap { procedure.document($0)?.name ?? NoticeWords.kind($0) }
        names["kindName"] = kind.map { .string($0[language]) }
        names["asName"] = payload["as"]?.string.flatMap(LinkKind.init).map { .string($0.name[language]) }
        let actor = payload["actor"]?.string.flatMap { procedure.role($0)?.name }
        names["actorName"] = actor.map { .string($0[language]) }
        var documents = JSONObject()
        for id in payload["documents"]?.array?.compactMap(\.string) ?? [] {
            documents[id] = procedure.document(id).map { .string($0.name[language]) }
        }
        if !documents.isEmpty { names["documentsNames"] = .object(documents) }
        return names
    }

    private func visible(_ logged: LoggedEvent, _ procedure: Procedure, _ filter: FieldFilter) -> JSONObject {
        let event = logged.event
        var payload = event.payload
        if let type = payload["of"]?.string, filter.conceals(procedure.record(type)) { return [:] }
        if payload["private"]?.bool == true, !mayReadPrivateNote(logged) { payload["text"] = nil }
        // What `evolve` alone needs: whole values before and after, not filtered by field.
        payload["was"] = nil
        payload["now"] = nil
        if let fields = payload["fields"]?.object {
            let declared = declared(for: event, procedure)
            let shown = filter.visible(fields, declared.named)
            payload["fields"] = .object(shown)
            payload.merge(FieldWords.members(shown, declared.named, caller.language))
        }
        if filter.depth < .granted {
            for name in ["text", "reason", "name"] where event.type != .caseParty { payload[name] = nil }
        }
        return spoken(.object(payload)).object ?? payload
    }

    private func mayReadPrivateNote(_ logged: LoggedEvent) -> Bool {
        CaseAccess(caller).mayReadPrivateNote(by: logged.by, office: logged.office, assignee: logged.assignee)
    }

    /// Texts that are stored in both languages, in the caller's.
    private func spoken(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map(spoken))
        case .object(let object):
            if object.members.map(\.name) == ["zh", "en"], let text = object[caller.language.rawValue] { return text }
            var spoken = object
            for member in object.members { spoken[member.name] = self.spoken(member.value) }
            return .object(spoken)
        default: return value
        }
    }

    private func declared(for event: CaseEvent, _ procedure: Procedure) -> [Field] {
        switch event.type {
        case .caseAdvanced: event.action.flatMap { procedure.action($0)?.fields } ?? []
        case .caseParty: event.payload["role"]?.string.flatMap { procedure.role($0)?.fields } ?? []
        case .caseRecorded: event.payload["of"]?.string.flatMap { procedure.record($0)?.fields } ?? []
        default: procedure.opening + procedure.fields
        }
    }
}
