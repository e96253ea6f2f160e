/// A notice's text with places for values: the first line is the subject, the body follows after an empty line. `{name}`
/// stands for a value; lines indented by four spaces are commands that people paste into a shell.
struct NoticeTemplate: Sendable {
    /// The subject and the body with every place filled.
    struct Text: Sendable, Hashable {
        let subject: String
        let body: String
    }

    private enum Piece: Sendable {
        case text(String)
        case value(String, Place)
    }

    /// Where a value stands decides how it is made safe.
    private enum Place: Sendable { case prose, command }

    private let subject: [Piece]
    private let body: [Piece]

    /// - Parameter names: the values that there will be; any other placeholder is an error.
    init(_ text: String, names: Set<String>) throws(NoticeTemplateProblem) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while lines.last == "" { lines.removeLast() }
        guard let first = lines.popFirst(), !first.isEmpty, lines.popFirst() == "" else { throw .noSubject }
        subject = try Self.pieces(of: first, names)
        var pieces: [Piece] = []
        for line in lines { pieces += try Self.pieces(of: line, names) + [.text("\n")] }
        body = pieces
    }

    func filled(_ values: [String: String]) throws(NoticeTemplateProblem) -> Text {
        Text(subject: try Self.filled(subject, values), body: try Self.filled(body, values))
    }

    private static func pieces(of line: Substring, _ names: Set<String>) throws(NoticeTemplateProblem) -> [Piece] {
        let place: Place = line.hasPrefix("    ") ? .command : .prose
        var pieces: [Piece] = []
        var rest = line
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
                throw .looseBrace(line: String(line))
            }
            let name = String(rest[rest.index(after: brace)..<end])
            guard names.contains(name) else { throw .unknownPlaceholder(name) }
            pieces += [.text(String(rest[..<brace])), .value(name, place)]
            rest = rest[rest.index(after: end)...]
        }
        return pieces + [.text(String(rest))]
    }

    private static func filled(
        _ pieces: [Piece], _ values: [String: String]
    ) throws(NoticeTemplateProblem) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let fixed): text += fixed
            case .value(let name, let place):
                guard let value = values[name] else { throw .missingValue(name) }
                text += escaped(value, for: place)
            }
        }
        return text
    }

    private static func escaped(_ value: String, for place: Place) -> String {
        let clean = CleanText.line(value)
        guard place == .command else { return clean }
        let isPlain =
            !clean.isEmpty
            && clean.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    && (Character(scalar).isLetter || Character(scalar).isNumber || "._-".contains(Character(scalar)))
            }
        if isPlain { return clean }
        let quoted = clean.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        return "'\(quoted)'"
    }
}

/// What is wrong with a template or with what it was given.
public enum NoticeTemplateProblem: Error, Sendable, Hashable {
    /// There is no template of this kind and language.
    case missing(String)
    /// The first line must be the subject and the second empty.
    case noSubject
    case looseBrace(line: String)
    case unknownPlaceholder(String)
    case missingValue(String)
}
