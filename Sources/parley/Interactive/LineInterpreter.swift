import AdminProtocol
import JSONText
import Wording

/// Understands a line of the session: the protocol's form, the shell's form, and the few words of the session itself.
struct LineInterpreter: Sendable {
    let catalogue: CommandCatalogue
    var language = Language.en

    /// What a line means.
    enum Meaning: Sendable, Hashable {
        case nothing
        case leave
        case help(String?)
        case request(Request)
        case invocation(Invocation)
    }

    /// What a line means, with the text of a block that it opened.
    func read(_ line: String, block: String? = nil, options: ClientOptions = ClientOptions()) throws(ClientFailure)
        -> Meaning
    {
        let trimmed = String(line.drop { $0 == " " || $0 == "\t" })
        if trimmed.isEmpty || trimmed == "#" || trimmed.hasPrefix("# ") { return .nothing }
        switch trimmed.split(separator: " ").joined(separator: " ") {
        case "exit", "quit": return .leave
        case "?": return .help(nil)
        default: break
        }
        if let wire = wireForm(trimmed) { return .request(try parse(wire, block)) }
        guard block == nil, let words = ShellWords.split(trimmed) else { return .request(try parse(trimmed, block)) }
        let typed = words.first == "parley" ? Array(words.dropFirst()) : words
        let invocation = try ArgumentReader.read(typed, catalogue: catalogue, options: options)
        if case .help(let topic) = invocation.task { return .help(topic) }
        return .invocation(invocation)
    }

    /// A request's command, subject and pairs, whatever form it is written in.
    enum Shape: Sendable {
        case request(String, String?, [(String, String)])
        case other
    }

    func shape(_ line: String) throws(ClientFailure) -> Shape {
        switch try read(line) {
        case .request(let request):
            return .request(request.command, request.subject, request.arguments.map { ($0.name, $0.value) })
        case .invocation(let invocation):
            guard case .request(let words) = invocation.task else { return .other }
            return .request(words.command, words.subject, words.pairs.map { ($0.name, $0.value) })
        case .nothing, .leave, .help: return .other
        }
    }

    /// The line in the protocol's form, when it can be one: its command is written with a dot or is one word, or noun
    /// and verb stand apart, and no key is written with dashes.
    private func wireForm(_ line: String) -> String? {
        if (ShellWords.split(line) ?? []).contains(where: { $0.hasPrefix("-") && $0 != "-" }) { return nil }
        let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
        guard let first = parts.first else { return nil }
        if first.hasPrefix("#") || first.contains(".") { return line }
        if parts.count > 1, catalogue["\(first).\(parts[1])"] != nil {
            return "\(first).\(parts[1])" + (parts.count > 2 ? " \(parts[2])" : "")
        }
        guard catalogue[String(first)] != nil, first != "help", first != "describe" else { return nil }
        return line
    }

    private func parse(_ line: String, _ block: String?) throws(ClientFailure) -> Request {
        do {
            return try RequestParser.parse(Array(line.utf8), block: block.map { Array($0.utf8) })
        } catch {
            let refusal = error.protocolError
            var status: JSONObject = ["msg": .string(refusal.message[language])]
            status.merge(refusal.members)
            throw .refused(code: refusal.code.rawValue, status: status)
        }
    }
}
