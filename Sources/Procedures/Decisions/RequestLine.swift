import JSONText

/// A request line as a person could type it (protocol.md 3); used for the `fix` of a condition.
struct RequestLine {
    private(set) var text: String

    /// A command that takes no subject.
    init(_ command: String) { text = command }

    init(_ command: String, _ subject: String) { text = "\(command) \(Self.quoted(subject))" }

    mutating func add(_ key: String, _ value: String) { text += " \(key)=\(Self.quoted(value))" }

    func with(_ key: String, _ value: String) -> RequestLine {
        var line = self
        line.add(key, value)
        return line
    }

    /// Adds every required field by its example, and `values` in place of examples or beside them.
    func filled(_ fields: [Field], _ values: [String: String] = [:]) -> RequestLine {
        var line = self
        for field in fields {
            if let value = values[field.name] {
                line.add(field.name, value)
            } else if field.required {
                line.add(field.name, field.example)
            }
        }
        return line
    }

    /// The value that a line written here gives to a key.
    static func value(of key: String, in line: String) -> String? {
        guard let start = line.firstRange(of: " \(key)=")?.upperBound else { return nil }
        let rest = line[start...]
        guard rest.first == "\"" else { return String(rest.prefix { $0 != " " }) }
        var isEscaped = false
        let inner = rest.dropFirst().prefix { character in
            if character == "\"", !isEscaped { return false }
            isEscaped = character == "\\" && !isEscaped
            return true
        }
        return (try? JSONReader.read("\"\(inner)\""))?.string
    }

    /// Bare where nothing needs a quote, else a JSON string.
    static func quoted(_ value: String) -> String {
        let bare = value.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: ","):
                true
            default: false
            }
        }
        return bare && !value.isEmpty ? value : JSONValue.string(value).line
    }
}
