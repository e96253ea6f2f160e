/// A notice's text with places for values: the first line is the subject, the body follows after an empty line. `{name}`
/// stands for a value; lines indented by four spaces are commands that people paste into a shell; a table fills a line of
/// its own with its lines.
struct NoticeTemplate: Sendable {
    /// The subject and the body with every place filled.
    struct Text: Sendable, Hashable {
        let subject: String
        let body: String
    }

    private enum Piece: Sendable {
        case text(String)
        case value(String, Place)
        case table(String)
    }

    /// Where a value stands decides how it is made safe.
    private enum Place: Sendable { case prose, command }

    private let subject: [Piece]
    private let body: [Piece]

    /// - Parameters:
    ///   - names: the values that there will be; any other placeholder is an error.
    ///   - tables: the values of many lines among them.
    init(_ text: String, names: Set<String>, tables: Set<String> = []) throws(NoticeTemplateProblem) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while lines.last == "" { lines.removeLast() }
        guard let first = lines.popFirst(), !first.isEmpty, lines.popFirst() == "" else {
            throw NoticeTemplateProblem(.noSubject, line: 1)
        }
        subject = try Self.pieces(of: first, number: 1, names, tables)
        var pieces: [Piece] = []
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("{"), line.hasSuffix("}"), tables.contains(String(line.dropFirst().dropLast())) {
                pieces.append(.table(String(line.dropFirst().dropLast())))
            } else {
                pieces += try Self.pieces(of: line, number: index + 3, names, tables) + [.text("\n")]
            }
        }
        body = pieces
    }

    func filled(_ values: [String: String]) throws(NoticeTemplateProblem) -> Text {
        Text(subject: try Self.filled(subject, values), body: try Self.filled(body, values))
    }

    private static func pieces(
        of line: Substring, number: Int, _ names: Set<String>, _ tables: Set<String>
    ) throws(NoticeTemplateProblem) -> [Piece] {
        let place: Place = line.hasPrefix("    ") ? .command : .prose
        var pieces: [Piece] = []
        var rest = line
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
                throw NoticeTemplateProblem(.looseBrace, line: number)
            }
            let name = String(rest[rest.index(after: brace)..<end])
            guard !tables.contains(name) else { throw NoticeTemplateProblem(.crowdedTable(name), line: number) }
            guard names.contains(name) else { throw NoticeTemplateProblem(.unknownPlaceholder(name), line: number) }
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
                text += escaped(try value(name, values), for: place)
            case .table(let name):
                for line in try value(name, values).split(separator: "\n", omittingEmptySubsequences: false) {
                    text += CleanText.line(line) + "\n"
                }
            }
        }
        return text
    }

    private static func value(
        _ name: String, _ values: [String: String]
    ) throws(NoticeTemplateProblem) -> String {
        guard let value = values[name] else { throw NoticeTemplateProblem(.missingValue(name)) }
        return value
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
