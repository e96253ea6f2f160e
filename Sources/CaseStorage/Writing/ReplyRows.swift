import JSONText

/// The data lines of a reply as they are kept under a key.
enum ReplyRows {
    /// Longer replies keep their short members only: status and ids (protocol.md 6.2).
    static let limit = 65_536

    /// One object a line.
    static func text(_ rows: [JSONObject]) -> String {
        let whole = rows.map(\.line).joined(separator: "\n")
        return whole.utf8.count <= limit ? whole : rows.map { short($0).line }.joined(separator: "\n")
    }

    /// The lines again.
    static func lines(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func short(_ row: JSONObject) -> JSONObject {
        var kept = JSONObject()
        for member in row.members where member.value.line.utf8.count <= 64 { kept[member.name] = member.value }
        return kept
    }
}
