import AdminProtocol
import JSONText

/// What a case's procedure adds to the commands: asked of the daemon when it matters.
struct ProcedureKeys {
    let sender: RequestSender

    /// The type of a key that the catalogue does not know.
    func type(of key: String, in words: CommandLineRequest) -> KeyType? {
        specs(for: words).first { $0["name"]?.string == key }?["type"]?.string.flatMap(KeyType.init(rawValue:))
    }

    /// The keys that `describe` tells of, for the action, record type or role that is named.
    func specs(for words: CommandLineRequest) -> [JSONObject] {
        Self.keys(of: (try? rows(for: words)) ?? [])
    }

    /// The lines of `describe` for the action, record type or role that is named; empty where no procedure is meant.
    func rows(for words: CommandLineRequest) throws(ClientFailure) -> [JSONObject] {
        guard let procedure = try procedure(of: words) else { return [] }
        let request = Request("describe", words.command, [("procedure", procedure)])
        return Self.chosen(try sender.send(request, .read).accepted().rows.map(\.object), for: words)
    }

    /// What names one line of `describe` in a request: the member of the line, and the key of the request.
    static let naming = ["action": "do", "record": "type", "role": "role", "kind": "kind"]

    /// Of the lines of `describe`, those of the action, record type or role that is named.
    static func chosen(_ rows: [JSONObject], for words: CommandLineRequest) -> [JSONObject] {
        rows.filter { row in
            naming.allSatisfy { member, key in
                guard let named = row[member]?.string, let wanted = words[key] else { return true }
                return named == wanted
            }
        }
    }

    /// The keys that these lines tell of.
    static func keys(of rows: [JSONObject]) -> [JSONObject] {
        rows.flatMap { $0["keys"]?.array?.compactMap(\.object) ?? [] }
    }

    private func procedure(of words: CommandLineRequest) throws(ClientFailure) -> String? {
        if let named = words["procedure"] { return named }
        guard words.command.hasPrefix("case."), let subject = words.subject else { return nil }
        let reply = try sender.send(Request("case.show", subject), .read).accepted()
        return reply.rows.first?.object["procedure"]?.string
    }
}
