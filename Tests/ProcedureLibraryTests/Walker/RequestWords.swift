import JSONText

/// A request line taken apart as a client would type it: command, subject, keys; values with spaces are JSON strings.
struct RequestWords {
    let command: String
    let subject: String
    private(set) var keys: [String: [String]] = [:]

    init(_ line: String) throws {
        var words: [String] = []
        var rest = line[...]
        while let word = try Self.next(&rest) { words.append(word) }
        command = words[0]
        // An opening has no subject.
        subject = words[1].contains("=") ? "" : words[1]
        for word in words.dropFirst(subject.isEmpty ? 1 : 2) {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            keys[String(parts[0]), default: []].append(String(parts[1]))
        }
    }

    /// The value of a key that is given once, taken out.
    mutating func take(_ key: String) -> String? { keys.removeValue(forKey: key)?.first }

    private static func next(_ rest: inout Substring) throws -> String? {
        rest = rest.drop { $0 == " " }
        guard !rest.isEmpty else { return nil }
        let head = rest.prefix { $0 != " " && $0 != "\"" }
        rest = rest.dropFirst(head.count)
        guard rest.first == "\"" else { return String(head) }
        var end = rest.index(after: rest.startIndex)
        while rest[end] != "\"" { end = rest.index(end, offsetBy: rest[end] == "\\" ? 2 : 1) }
        let quoted = rest[...end]
        rest = rest[rest.index(after: end)...]
        return String(head) + (try JSONReader.read(String(quoted)).string ?? "")
    }
}
