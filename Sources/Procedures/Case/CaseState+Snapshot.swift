import JSONText
import WorkCalendar

extension CaseState {
    /// The whole state as one object: equal states give equal objects, and ``init(snapshot:)`` gives the state back.
    public var snapshot: JSONObject {
        var object: JSONObject = [
            "case": .string(id), "procedure": .string(procedure), "procedure-version": JSONValue(procedureVersion),
            "version": JSONValue(version), "revision": JSONValue(revision), "state": .string(state),
            "title": .string(title), "office": .string(office),
        ]
        object["assignee"] = JSONValue(assignee)
        if let external { object["external"] = .string(external) }
        object["opened-by"] = .string(openedBy)
        object["opened-at"] = .string(openedAt.exact)
        object["last-advance-at"] = .string(lastAdvanceAt.exact)
        object["last-advance"] = JSONValue(lastAdvance)
        object["taken"] = JSONValue(taken)
        object["fields"] = .object(fields)
        object["origins"] = JSONValue(origins)
        object["parties"] = .array(parties.map { .object($0.object) })
        object["records"] = .array(records.map { .object($0.object) })
        object["documents"] = .array(documents.map { .object($0.object) })
        if !links.isEmpty { object["links"] = .array(links.map { .object($0.object) }) }
        if !grants.isEmpty { object["grants"] = .array(grants.map { .object($0.object) }) }
        object["deadlines"] = .array(deadlines.map { .object($0.object) })
        object["notes"] = JSONValue(notes)
        object["reversed-notes"] = .array(reversedNotes.map { JSONValue($0) })
        object["secrets"] = JSONValue(secrets)
        return object
    }

    /// The state that ``snapshot`` wrote; nil where `snapshot` is not such an object.
    public init?(snapshot object: JSONObject) {
        guard let id = object.text("case"), let procedure = object.text("procedure"),
            let procedureVersion = object.int("procedure-version"), let version = object.int("version"),
            let state = object.text("state"), let title = object.text("title"), let office = object.text("office"),
            let openedBy = object.text("opened-by"), let openedAt = object.instant("opened-at"),
            let lastAdvanceAt = object.instant("last-advance-at"), let fields = object.object("fields"),
            let revision = object.int("revision"), let notes = object.int("notes"), let secrets = object.int("secrets")
        else { return nil }
        self.init(
            id: id, procedure: procedure, procedureVersion: procedureVersion, version: version, state: state,
            title: title, office: office, assignee: object.text("assignee"), openedBy: openedBy, openedAt: openedAt)
        self.lastAdvanceAt = lastAdvanceAt
        external = object.text("external")
        lastAdvance = object.int("last-advance")
        taken = object.numbers("taken")
        self.fields = fields
        origins = object.numbers("origins")
        parties = object.objects("parties").compactMap { Party($0) }
        records = object.objects("records").compactMap { CaseRecord($0) }
        documents = object.objects("documents").compactMap { CaseDocument($0) }
        links = object.objects("links").compactMap { CaseLink($0) }
        grants = object.objects("grants").compactMap { CaseGrant($0) }
        deadlines = object.objects("deadlines").compactMap { Deadline($0) }
        self.notes = notes
        self.revision = revision
        let counts = [parties.count, records.count, documents.count, deadlines.count]
        guard counts == ["parties", "records", "documents", "deadlines"].map({ object[$0]?.array?.count }) else {
            return nil
        }
        guard links.count == object.objects("links").count, grants.count == object.objects("grants").count else {
            return nil
        }
        reversedNotes = object["reversed-notes"]?.array?.compactMap { $0.integer.map { Int($0) } } ?? []
        self.secrets = secrets
    }
}

extension Party {
    var object: JSONObject {
        var object: JSONObject = [
            "party": .string(id), "role": .string(role), "name": .string(name), "fields": .object(fields),
        ]
        object["registry"] = JSONValue(entry)
        if ended { object["ended"] = true }
        return object
    }

    init?(_ object: JSONObject) {
        guard let id = object.text("party"), let role = object.text("role"), let name = object.text("name") else {
            return nil
        }
        self.init(
            id: id, role: role, name: name, fields: object.object("fields") ?? [:], entry: object.text("registry"),
            ended: object.flag("ended"))
    }
}

extension CaseRecord {
    var object: JSONObject {
        var object: JSONObject = [
            "record": .string(id), "of": .string(type), "held": .string(at.exact), "fields": .object(fields),
            "made-at": JSONValue(version),
        ]
        if reversed { object["reversed"] = true }
        return object
    }

    init?(_ object: JSONObject) {
        guard let id = object.text("record"), let type = object.text("of"), let at = object.instant("held") else {
            return nil
        }
        self.init(
            id: id, type: type, at: at, fields: object.object("fields") ?? [:], version: object.int("made-at") ?? 0,
            reversed: object.flag("reversed"))
    }
}

extension CaseDocument {
    var object: JSONObject {
        var object: JSONObject = [
            "doc": JSONValue(id), "kind": .string(kind), "name": .string(name), "sha256": .string(sha256),
        ]
        object["bytes"] = bytes.map { .integer($0) }
        object["held"] = .string(at.exact)
        object["made-at"] = JSONValue(version)
        if reversed { object["reversed"] = true }
        return object
    }

    init?(_ object: JSONObject) {
        guard let id = object.int("doc"), let kind = object.text("kind"), let name = object.text("name"),
            let sha256 = object.text("sha256"), let at = object.instant("held")
        else { return nil }
        self.init(
            id: id, kind: kind, name: name, sha256: sha256, bytes: object["bytes"]?.integer, at: at,
            version: object.int("made-at") ?? 0, reversed: object.flag("reversed"))
    }
}
