import JSONText
import Wording

extension CommandSpec {
    /// Checks a request against this entry before anything is done: subject, unknown, repeated and missing keys, and
    /// every value's form as far as it can be judged without a clock and without data.
    ///
    /// - Throws: `bad-argument` with `key` and `col`; one error, the first in the order of the line.
    public func check(_ request: Request) throws(ProtocolError) {
        try checkSubject(of: request)
        var seen: Set<String> = []
        for argument in request.arguments {
            guard let key = key(argument.name) else { throw unknownKey(argument) }
            guard seen.insert(key.name).inserted || key.list else {
                throw Self.bad(argument, .repeatedKey)
            }
            if argument.step == nil { try key.check(argument) }
        }
        for key in keys where key.required {
            guard let argument = request.argument(key.name) else {
                throw ProtocolError(
                    .badArgument, Messages.filled(.missingKey, ["key": key.name], help: key.help),
                    ["key": .string(key.name), "why": "missing"])
            }
            if argument.value.isEmpty { throw Self.bad(argument, .emptyRequired) }
        }
    }

    private func checkSubject(of request: Request) throws(ProtocolError) {
        guard let subject else {
            guard let about = request.about else { return }
            throw ProtocolError(
                .badArgument, .needlessSubject, ["command": name],
                ["why": "subject", "col": .integer(Int64(about.column))])
        }
        if let about = request.about {
            guard !about.value.isEmpty, about.value.utf8.count <= 200, TextRules.isLine(about.value) else {
                throw ProtocolError(
                    .badArgument, .wantsLine, ["key": subject.name],
                    ["key": .string(subject.name), "why": "subject", "col": .integer(Int64(about.column))])
            }
        } else if subject.required {
            throw ProtocolError(
                .badArgument, Messages.filled(.missingSubject, ["subject": subject.name], help: subject.help),
                ["key": .string(subject.name), "why": "missing"])
        }
    }

    private func unknownKey(_ argument: Request.Argument) -> ProtocolError {
        var error = Self.bad(argument, .unknownKey, ["command": name])
        let like = NearestNames.nearest(to: argument.name, among: keys.map(\.name))
        if !like.isEmpty { error.members["like"] = .array(like.map { .string($0) }) }
        return error
    }

    fileprivate static func bad(
        _ argument: Request.Argument, _ id: MessageID, _ parameters: [String: String] = [:]
    ) -> ProtocolError {
        var members: JSONObject = ["key": .string(argument.name)]
        if argument.column > 0 { members["col"] = .integer(Int64(argument.column)) }
        members["why"] = .string(id.rawValue)
        let parameters = parameters.merging(["key": argument.name]) { $1 }
        return ProtocolError(.badArgument, id, parameters, members)
    }
}

extension KeySpec {
    /// Checks the form of one value. The empty value clears an optional field and fits every type.
    func check(_ argument: Request.Argument) throws(ProtocolError) {
        let value = argument.value
        if value.isEmpty { return }
        func demand(
            _ holds: Bool, _ id: MessageID, _ parameters: [String: String] = [:]
        ) throws(ProtocolError) {
            if !holds { throw CommandSpec.bad(argument, id, parameters) }
        }
        switch type {
        case .int, .money: try checkNumber(argument)
        case .version:
            try demand(value == "any" || Int64(value).map { $0 > 0 && $0 <= Self.largest } == true, .wantsVersion)
        case .bool: try demand(value == "yes" || value == "no", .wantsBool)
        case .enum where !values.isEmpty:
            try demand(values.contains(value), .wantsValue, ["values": values.joined(separator: " ")])
        case .key: try demand((8...64).contains(value.utf8.count) && value.utf8.allSatisfy(Self.isKeyByte), .wantsKey)
        case .sha256:
            try demand(
                value.utf8.count == 64 && value.utf8.allSatisfy { $0.isDigit || (0x61...0x66).contains($0) },
                .wantsSHA256)
        case .duration: try demand(Self.isDuration(value), .wantsDuration)
        case .text:
            try demand(TextRules.isText(value.replacingCRLF), .wantsText)
            try checkSize(argument)
        default:
            try demand(TextRules.isLine(value), .wantsLine)
            try checkSize(argument)
        }
    }

    private static let largest: Int64 = 1 << 53 - 1

    private func checkNumber(_ argument: Request.Argument) throws(ProtocolError) {
        guard let number = Int64(argument.value), (-Self.largest...Self.largest).contains(number),
            argument.value.utf8.first != UInt8(ascii: "+")
        else {
            throw CommandSpec.bad(argument, .wantsInt)
        }
        let low = Int64(min ?? Int(-Self.largest))
        let high = Int64(max ?? Int(Self.largest))
        guard (low...high).contains(number) else {
            throw CommandSpec.bad(argument, .outOfRange, ["min": String(low), "max": String(high)])
        }
    }

    private func checkSize(_ argument: Request.Argument) throws(ProtocolError) {
        let most = max ?? (type == .text ? 1_048_576 : 1000)
        guard argument.value.utf8.count <= most else {
            throw CommandSpec.bad(argument, .valueTooLong, ["max": String(most)])
        }
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool { byte.isTag }

    /// Up to six digits and up to three letters; which units make sense is the command's affair.
    private static func isDuration(_ text: String) -> Bool {
        let digits = text.utf8.prefix { $0.isDigit }
        let unit = text.utf8.dropFirst(digits.count)
        return (1...6).contains(digits.count) && (1...3).contains(unit.count) && unit.allSatisfy(\.isLower)
    }
}

extension String {
    /// The text with CR LF as LF, the form in which `text` values are stored.
    public var replacingCRLF: String {
        guard utf8.contains(Byte.cr) else { return self }
        var bytes: [UInt8] = []
        for byte in utf8 {
            if byte == Byte.lf, bytes.last == Byte.cr { bytes.removeLast() }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Messages {
    /// A sentence with `{help}` filled in each language by its own words.
    static func filled(_ id: MessageID, _ parameters: [String: String], help: Bilingual) -> Bilingual {
        Bilingual(
            zh: self[id, parameters.merging(["help": help.zh]) { $1 }].zh,
            en: self[id, parameters.merging(["help": help.en]) { $1 }].en)
    }
}
