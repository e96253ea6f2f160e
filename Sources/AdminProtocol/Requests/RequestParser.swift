/// Reads one line (and its block) as a request: the lexical grammar of protocol.md 3 and nothing else.
///
/// It runs once over the bytes without recursion; every error names its column in grapheme clusters.
public struct RequestParser {
    private let line: [UInt8]
    private let block: [UInt8]?
    private let limits: ProtocolLimits
    private var columns: ColumnCounter
    private var index = 0

    private var tag: String?
    private var about: Request.Subject?
    private var arguments: [Request.Argument] = []

    /// The request that a line without its end spells, with the text of its block.
    public static func parse(
        _ line: [UInt8], block: [UInt8]? = nil, limits: ProtocolLimits = ProtocolLimits()
    ) throws(LexicalError) -> Request {
        let tag = tag(of: line)
        do {
            let isASCII = try TextRules.check(line)
            if let block { try TextRules.check(block: block) }
            var parser = RequestParser(
                line: line, block: block, limits: limits, columns: ColumnCounter(line, isASCII: isASCII), tag: tag)
            return try parser.request()
        } catch {
            var error = error
            error.tag = tag
            throw error
        }
    }

    /// The tag of a line, also when the rest cannot be read; `isWhole` is false for the beginning of a longer line.
    static func tag(of line: [UInt8], isWhole: Bool = true) -> String? {
        guard line.first == Byte.hash else { return nil }
        let tag = line.dropFirst().prefix { $0.isTag }
        guard (1...32).contains(tag.count), tag.endIndex == line.endIndex ? isWhole : line[tag.endIndex].isBlank else {
            return nil
        }
        return String(decoding: tag, as: UTF8.self)
    }

    private init(line: [UInt8], block: [UInt8]?, limits: ProtocolLimits, columns: ColumnCounter, tag: String?) {
        self.line = line
        self.block = block
        self.limits = limits
        self.columns = columns
        self.tag = tag
    }

    // MARK: The line

    private mutating func request() throws(LexicalError) -> Request {
        if line.first?.isBlank == true { throw error(.leadingSpace, at: 0) }
        if line.starts(with: [0xEF, 0xBB, 0xBF]) { throw error(.byteOrderMark, at: 0) }
        if line.first == Byte.hash {
            guard let tag else { throw error(.badTag, at: 0) }
            index = tag.utf8.count + 1
            skipBlanks()
        }
        let command = try command()
        while index < line.count {
            skipBlanks()
            if index < line.count { try item() }
        }
        return Request(tag: tag, command: command, about: about, arguments: arguments)
    }

    private mutating func command() throws(LexicalError) -> String {
        let start = index
        while true {
            guard word() else { throw unexpected(else: .badCommand) }
            if isAtEnd { break }
            guard line[index] == Byte.dot else { throw unexpected(else: .badCommand) }
            index += 1
        }
        return text(start..<index)
    }

    /// A subject or a pair.
    private mutating func item() throws(LexicalError) {
        let start = index
        if line[index] == Byte.quote {
            let value = try string()
            try setSubject(value, .quoted, at: start)
        } else if word(), index < line.count, line[index] == Byte.equals {
            try pair(text(start..<index), at: start)
        } else {
            index = start
            let value = try bare(else: .badKeyName, refusing: Byte.equals)
            try setSubject(value, .bare, at: start)
        }
    }

    private mutating func setSubject(
        _ value: String, _ form: Request.Form, at start: Int
    ) throws(LexicalError) {
        guard about == nil, arguments.isEmpty else { throw error(.secondSubject, at: start) }
        about = Request.Subject(value, form: form, column: columns.column(at: start))
    }

    private mutating func pair(_ name: String, at start: Int) throws(LexicalError) {
        guard arguments.count < limits.arguments else {
            throw LexicalError(
                .tooLong, .tooManyArguments, ["limit": String(limits.arguments)], column: columns.column(at: start),
                limit: limits.arguments)
        }
        index += 1
        guard !isAtEnd else { throw error(.emptyValue, at: index - 1) }
        let value: String
        let form: Request.Form
        if line[index] == Byte.quote {
            (value, form) = (try string(), .quoted)
        } else if line[index] == Byte.less, index + 1 < line.count, line[index + 1] == Byte.less {
            (value, form) = (try mark(), .block)
        } else {
            (value, form) = (try bare(else: .strayCharacter), .bare)
        }
        arguments.append(Request.Argument(name, value, form: form, column: columns.column(at: start)))
    }

    // MARK: Values

    /// A lower-case word; `false` when there is none, or one that is too long.
    private mutating func word() -> Bool {
        guard index < line.count, line[index].isLower else { return false }
        let start = index
        while index < line.count, line[index].isWordTail { index += 1 }
        return index - start <= 32
    }

    private mutating func bare(
        else message: MessageID, refusing refused: UInt8? = nil
    ) throws(LexicalError) -> String {
        let start = index
        while index < line.count {
            let byte = line[index]
            if byte.isBlank { break }
            if byte == refused { throw error(message, at: start) }
            if byte < 0x80 {
                if byte == Byte.quote || byte == Byte.backslash { throw error(.strayCharacter, at: index) }
                index += 1
            } else {
                let scalar = TextRules.scalar(in: line, at: index)
                guard TextRules.mayStandBare(scalar) else { throw unexpected(else: .badCharacter) }
                index += UTF8.width(scalar)
            }
        }
        if refused != nil, line[start] == Byte.less, start + 1 < index, line[start + 1] == Byte.less {
            throw error(.badMark, at: start)
        }
        return text(start..<index)
    }

    private mutating func mark() throws(LexicalError) -> String {
        let start = index
        index += 2
        while index < line.count, line[index].isMarkName { index += 1 }
        guard (1...32).contains(index - start - 2), isAtEnd else { throw error(.badMark, at: start) }
        skipBlanks()
        guard index == line.count else { throw error(.markNotLast, at: start) }
        guard let block else { throw error(.noBlockHere, at: start) }
        return String(decoding: block, as: UTF8.self)
    }

    /// A JSON string; `index` is at its opening quote.
    private mutating func string() throws(LexicalError) -> String {
        let start = index
        index += 1
        var run = index
        var unescaped: [UInt8] = []
        while index < line.count {
            switch line[index] {
            case Byte.quote:
                let rest = line[run..<index]
                index += 1
                guard isAtEnd else { throw error(.afterString, at: index) }
                if unescaped.isEmpty { return String(decoding: rest, as: UTF8.self) }
                return String(decoding: unescaped + rest, as: UTF8.self)
            case Byte.backslash:
                unescaped.append(contentsOf: line[run..<index])
                let scalar = try escape()
                UTF8.encode(scalar).map { unescaped.append(contentsOf: $0) }
                run = index
            case 0x09: throw error(.rawTab, at: index)
            default: index += 1
            }
        }
        throw error(.unfinishedString, at: start)
    }

    private mutating func escape() throws(LexicalError) -> Unicode.Scalar {
        let start = index
        guard index + 1 < line.count else { throw error(.badEscape, at: start) }
        index += 2
        switch line[index - 1] {
        case Byte.quote: return "\""
        case Byte.backslash: return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default: throw error(.badEscape, at: start)
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(LexicalError) -> Unicode.Scalar {
        guard let unit = hexadecimal() else { throw error(.badEscape, at: start) }
        if unit == 0 { throw error(.nulValue, code: .badArgument, at: start) }
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if unit < 0xDC00, index + 1 < line.count, line[index] == Byte.backslash, line[index + 1] == UInt8(ascii: "u") {
            index += 2
            guard let low = hexadecimal() else { throw error(.badEscape, at: start) }
            if (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
            {
                return scalar
            }
        }
        throw error(.loneSurrogate, code: .badArgument, at: start)
    }

    /// Four hexadecimal digits at `index`.
    private mutating func hexadecimal() -> UInt32? {
        guard index + 4 <= line.count else { return nil }
        var value: UInt32 = 0
        for byte in line[index..<index + 4] {
            guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }

    // MARK: Small things

    private var isAtEnd: Bool { index == line.count || line[index].isBlank }

    private mutating func skipBlanks() {
        while index < line.count, line[index].isBlank { index += 1 }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: line[range], as: UTF8.self) }

    /// The error for what stands at `index`: a full-width look-alike is always named as such.
    private mutating func unexpected(else message: MessageID) -> LexicalError {
        guard index < line.count, line[index] >= 0x80 else { return error(message, at: index) }
        let scalar = TextRules.scalar(in: line, at: index)
        let column = columns.column(at: index)
        var parameters = ["col": String(column), "char": String(scalar), "code": TextRules.code(scalar)]
        guard let plain = TextRules.lookAlike(scalar) else {
            return LexicalError(.syntax, message, parameters, column: column)
        }
        parameters["type"] = String(plain)
        return LexicalError(.syntax, plain == " " ? .lookAlikeSpace : .lookAlike, parameters, column: column)
    }

    private mutating func error(_ message: MessageID, code: ErrorCode = .syntax, at offset: Int) -> LexicalError {
        let column = columns.column(at: offset)
        var parameters = ["col": String(column)]
        if offset < line.count { parameters["char"] = String(TextRules.scalar(in: line, at: offset)) }
        return LexicalError(code, message, parameters, column: column)
    }
}
