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

    struct Event {
        let row: JSONObject
        let seq: Int64
        let recorded: Int64
        let payload: Pattern
        /// What is remembered of the request whose last event this is.
        let key: (row: JSONObject, answer: Pattern)?
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
        events = object.objects("events").map { event in
            let key = event["key"]?.object
            return Event(
                row: event, seq: event.number("seq"), recorded: event.number("recorded"),
                payload: Pattern(event.text("payload"), id: id),
                key: key.map { ($0, Pattern($0.text("rows"), id: id)) })
        }
        deadlines = object.objects("deadlines")
        notes = object.objects("notes")
        secrets = object.objects("secrets")
    }
}

extension JSONObject {
    func text(_ name: String) -> String { self[name]?.string ?? "" }
    func number(_ name: String) -> Int64 { self[name]?.integer ?? 0 }
    func flag(_ name: String) -> Bool { self[name]?.bool ?? false }
    func objects(_ name: String) -> [JSONObject] { self[name]?.array?.compactMap(\.object) ?? [] }
}
