import AdminProtocol

/// Requests as a person would type them.
enum TypedForm {
    /// A request line of the protocol as a shell command: `parley case show N-2026-00017`.
    static func shell(_ line: String) -> String {
        guard let request = try? RequestParser.parse(Array(line.utf8)) else { return "parley raw \(quoted(line))" }
        return shell(request)
    }

    /// A request as a shell command.
    static func shell(_ request: Request) -> String {
        var words = ["parley"] + request.command.split(separator: ".").map(String.init)
        if let subject = request.subject { words.append(quoted(subject)) }
        for argument in request.arguments {
            let value = quoted(argument.value)
            words.append(value.hasPrefix("--") ? "--\(argument.name)=\(value)" : "--\(argument.name) \(value)")
        }
        return words.joined(separator: " ")
    }

    /// A word for a POSIX shell.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", ":", "+", ",", "=", "@", "%": true
                default: scalar.value >= 0xA0 && Sanitizer.isHarmless(scalar) && !scalar.properties.isWhitespace
                }
            }
        if isPlain { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
