/// Lines of RFC 5545: escaped, folded at 75 octets, ended by CR LF.
struct ContentLines: Sendable {
    private(set) var text = ""

    /// The most octets of a line, its end not counted.
    private static let most = 75

    /// A line whose value is written as it is.
    mutating func add(_ name: String, _ value: String) { fold("\(name):\(value)") }

    /// A line whose value is a text of people.
    mutating func add(_ name: String, text value: String) { fold("\(name):\(Self.escaped(value))") }

    /// Backslash, semicolon, comma and line end are escaped; other controls have no place in a text.
    static func escaped(_ value: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
            case "\n": escaped.append(contentsOf: ["\\", "n"])
            case "\t": escaped.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// Goes on in a new line after a blank, between two characters of the encoding and never inside one.
    private mutating func fold(_ line: String) {
        var used = 0
        for scalar in line.unicodeScalars {
            let octets = UTF8.width(scalar)
            if used + octets > Self.most {
                text += "\r\n "
                used = 1
            }
            text.unicodeScalars.append(scalar)
            used += octets
        }
        text += "\r\n"
    }
}
