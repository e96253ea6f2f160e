import JSONText

/// Cuts a line into words as a shell does: blanks, 'single quotes' and "double quotes", the latter with JSON's escapes.
enum ShellWords {
    /// The words; nil where a quote is not closed or an escape is none.
    static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var rest = line[...]
        while let character = rest.popFirst() {
            switch character {
            case " ", "\t":
                if let done = word { words.append(done) }
                word = nil
            case "'":
                guard let end = rest.firstIndex(of: "'") else { return nil }
                word = (word ?? "") + rest[..<end]
                rest = rest[rest.index(after: end)...]
            case "\"":
                guard let quoted = string(&rest) else { return nil }
                word = (word ?? "") + quoted
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                word = (word ?? "") + String(next)
            default: word = (word ?? "") + String(character)
            }
        }
        if let done = word { words.append(done) }
        return words
    }

    private static func string(_ rest: inout Substring) -> String? {
        var text = "\""
        while let character = rest.popFirst() {
            text.append(character)
            if character == "\"" { return (try? JSONReader.read(text))?.string }
            if character == "\\" {
                guard let escaped = rest.popFirst() else { return nil }
                text.append(escaped)
            }
        }
        return nil
    }
}
