import CLibPQ

/// A libpq connection string or URI as people wrote it, read without connecting.
public struct ConnectionText: Sendable, Hashable {
    /// What it says, in libpq's order, with `***` for each password: fit to be shown.
    public let shown: String

    /// Throws ``PostgresError/invalidParameter(_:)`` with libpq's words where it is not a connection string.
    public init(_ conninfo: String) throws(PostgresError) {
        var problem: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(conninfo, &problem) else {
            defer { PQfreemem(problem) }
            let words = problem.map { String(cString: $0) } ?? ""
            throw .invalidParameter(words.split(separator: "\n").joined(separator: "; "))
        }
        defer { PQconninfoFree(options) }
        var words: [String] = []
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                // libpq marks what must not be shown with an asterisk.
                let isSecret = option.pointee.dispchar.pointee == CChar(UInt8(ascii: "*"))
                words.append(String(cString: keyword) + "=" + (isSecret ? "***" : String(cString: value)))
            }
            option += 1
        }
        shown = words.joined(separator: " ")
    }
}
