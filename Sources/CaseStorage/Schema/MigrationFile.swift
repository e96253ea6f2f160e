import AuditChain

/// A numbered migration as the program carries it.
struct MigrationFile: Sendable, Hashable {
    let number: Int
    let name: String
    let text: String
    /// A daemon of an earlier release cannot work with what this leaves.
    let isBreaking: Bool
    /// False for what PostgreSQL does outside transactions only.
    let isTransactional: Bool

    var checksum: String { Digest.hex(Digest.sha256(Array(text.utf8))) }

    /// All of them, in order. Their names and heads are checked by a test.
    static let all: [MigrationFile] = SQLLibrary.files(in: "migrations").compactMap(MigrationFile.init)

    /// Reads `0001_foundation.sql`; nil where the name or the head is not as it must be.
    init?(name: String, text: String) {
        guard name.hasSuffix(".sql"), let number = Int(name.prefix(4)), number > 0,
            let isBreaking = Self.head("breaking", in: text, ["yes": true, "no": false]),
            let isTransactional = Self.head("transaction", in: text, ["yes": true, "none": false])
        else { return nil }
        self.number = number
        self.name = String(name.dropLast(4))
        self.text = text
        self.isBreaking = isBreaking
        self.isTransactional = isTransactional
    }

    private static func head(_ word: String, in text: String, _ values: [String: Bool]) -> Bool? {
        let mark = "-- \(word): "
        let line = text.split(separator: "\n").prefix(2).first { $0.hasPrefix(mark) }
        return line.flatMap { values[String($0.dropFirst(mark.count))] }
    }
}
