import JSONText
import Wording

/// One line that the daemon sent (protocol.md 4.1).
enum ServerLine: Sendable, Hashable {
    case data(Row)
    case ok(JSONObject)
    case err(code: String, JSONObject)
    case notice(word: String, rest: String)

    /// Reads a line; everything that is not one of the four forms is refused.
    init(_ bytes: [UInt8]) throws(ClientFailure) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .hostile(Texts.notUTF8) }
        switch bytes.first {
        case UInt8(ascii: "{"): self = .data(Row(line: text, object: try Self.object(text)))
        case UInt8(ascii: "O") where text.hasPrefix("OK {"): self = .ok(try Self.object(String(text.dropFirst(3))))
        case UInt8(ascii: "E") where text.hasPrefix("ERR "):
            let rest = text.dropFirst(4)
            guard let space = rest.firstIndex(of: " "), Self.isWord(rest[..<space]) else { throw Self.strange(text) }
            self = .err(code: String(rest[..<space]), try Self.object(String(rest[rest.index(after: space)...])))
        case UInt8(ascii: "*") where text.hasPrefix("* "):
            let rest = text.dropFirst(2)
            let space = rest.firstIndex(of: " ") ?? rest.endIndex
            self = .notice(word: String(rest[..<space]), rest: String(rest[space...].drop { $0 == " " }))
        default: throw Self.strange(text)
        }
    }

    private static func object(_ text: String) throws(ClientFailure) -> JSONObject {
        guard let object = (try? JSONReader.read(text))?.object else { throw strange(text) }
        return object
    }

    private static func isWord(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private static func strange(_ text: String) -> ClientFailure {
        .hostile(Texts.notProtocol(Sanitizer.line(String(text.prefix(60)))))
    }
}

/// A data line, as it came and as it reads.
struct Row: Sendable, Hashable {
    /// The line as the daemon wrote it.
    let line: String
    let object: JSONObject
}
