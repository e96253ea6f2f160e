import JSONText

/// A case as a daemon has written it, with all its rows, to be cloned.
struct Template {
    let row: JSONObject
    let prefix: String
    let year: Int
    let id: String
    let title: Pattern
    let names: Pattern
    let snapshot: Pattern
    let events: [Event]
    let deadlines: [JSONObject]
    let notes: [JSONObject]
    let secrets: [JSONObject]

    /// Instants are microseconds since 2000, as COPY's binary form has them.
    struct Event {
        let seq: Int64
        let at: Int64
        let recorded: Int64
        let ordinal: Int32
        let version: Int32
        let raisesVersion: Bool
        let type: String
        let account: String
        let session: String
        let procedure: String
        let procedureVersion: Int64
        let action: String?
        let from: String
        let to: String
        let payload: Pattern
        /// What is remembered of the request whose last event this is.
        let key: Key?
    }

    struct Key {
        let account: String
        let version: Int32?
        let answer: Pattern
    }

    /// Reads a line of `load_templates.sql`.
    init(line: String) throws(BenchFailure) {
        guard let object = try? JSONReader.read(line).object, let row = object["case"]?.object,
            let id = row["id"]?.string
        else { throw BenchFailure("load_templates.sql gave \(line.prefix(200))") }
        let words = id.split(separator: "-")
        self.row = row
        self.id = id
        prefix = words.first.map(String.init) ?? ""
        year = words.dropFirst().first.flatMap { Int($0) } ?? 0
        title = Pattern(row.text("title"), id: id)
        names = Pattern(row.text("party_names"), id: id)
        snapshot = Pattern(row.text("snapshot"), id: id)
        events = object.objects("events").map { Event($0, id: id) }
        deadlines = object.objects("deadlines")
        notes = object.objects("notes")
        secrets = object.objects("secrets")
    }
}

extension Template.Event {
    init(_ row: JSONObject, id: String) {
        seq = row.number("seq")
        at = row.number("at")
        recorded = row.number("recorded")
        ordinal = Int32(row.number("ordinal"))
        version = Int32(row.number("version"))
        raisesVersion = row.flag("raises_version")
        type = row.text("type")
        account = row.text("account")
        session = row.text("session")
        procedure = row.text("procedure")
        procedureVersion = row.number("procedure_version")
        action = row["action"]?.string
        from = row.text("from_state")
        to = row.text("to_state")
        payload = Pattern(row.text("payload"), id: id)
        key = row["key"]?.object.map {
            Template.Key(
                account: $0.text("account"), version: $0["version"]?.integer.map(Int32.init),
                answer: Pattern($0.text("rows"), id: id))
        }
    }
}

extension JSONObject {
    func text(_ name: String) -> String { self[name]?.string ?? "" }
    func number(_ name: String) -> Int64 { self[name]?.integer ?? 0 }
    func flag(_ name: String) -> Bool { self[name]?.bool ?? false }
    func objects(_ name: String) -> [JSONObject] { self[name]?.array?.compactMap(\.object) ?? [] }
}
