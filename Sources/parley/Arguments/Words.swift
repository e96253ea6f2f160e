import AdminProtocol

/// Questions about the words of the catalogue.
enum Words {
    /// Whether a text is a `word` of the protocol: lower case, digits, hyphens.
    static func isWord(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 32 else { return false }
        return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// The nouns and the commands of one word, in the order of the catalogue.
    static func nouns(in catalogue: CommandCatalogue) -> [String] {
        var nouns: [String] = []
        for command in catalogue.commands {
            let noun = String(command.name.prefix { $0 != "." })
            if !nouns.contains(noun) { nouns.append(noun) }
        }
        return nouns
    }

    /// The verbs that go with a noun.
    static func verbs(of noun: String, in catalogue: CommandCatalogue) -> [String] {
        catalogue.commands.map(\.name).filter { $0.hasPrefix(noun + ".") }.map { String($0.dropFirst(noun.count + 1)) }
    }
}
