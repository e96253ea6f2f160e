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
        guard let procedure = procedure(of: words),
            let reply = try? sender.send(Request("describe", words.command, [("procedure", procedure)]), .read)
                .accepted()
        else { return [] }
        return Self.chosen(reply.rows.map(\.object), for: words)
    }

    /// Of the lines of `describe`, the keys of the action, record type or role that is named.
    static func chosen(_ rows: [JSONObject], for words: CommandLineRequest) -> [JSONObject] {
        let naming = ["action": "do", "record": "type", "role": "role"]
        return rows.filter { row in
            naming.allSatisfy { member, key in
                guard let named = row[member]?.string, let wanted = words[key] else { return true }
                return named == wanted
            }
        }.flatMap { $0["keys"]?.array?.compactMap(\.object) ?? [] }
    }

    private func procedure(of words: CommandLineRequest) -> String? {
        if let named = words["procedure"] { return named }
        guard words.command.hasPrefix("case."), let subject = words.subject,
            let reply = try? sender.send(Request("case.show", subject), .read).accepted()
        else { return nil }
        return reply.rows.first?.object["procedure"]?.string
    }
}
