/// What characters may stand where (protocol.md 2, 3.1 and 11).
enum TextRules {
    /// Checks that a line is UTF-8 without control characters but TAB; tells whether it is all ASCII.
    static func check(_ line: [UInt8]) throws(LexicalError) -> Bool {
        if isPlain(line) { return true }
        try checkScalars(line) { $0 != 0x09 }
        return false
    }

    /// Checks that a block is UTF-8 without control characters but TAB and the LF between its lines.
    static func check(block: [UInt8]) throws(LexicalError) {
        if !isPlain(block) { try checkScalars(block) { $0 != 0x09 && $0 != Byte.lf } }
    }

    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
    }

    private static func checkScalars(
        _ bytes: [UInt8], isRefused: (UInt8) -> Bool
    ) throws(LexicalError) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            let column = columnOfFirstError(bytes)
            throw LexicalError(.encoding, .illFormed, ["col": String(column)], column: column)
        }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let isControl = byte < 0x20 ? isRefused(byte) : byte == 0x7F
            let isC1 = byte == 0xC2 && bytes[index + 1] < 0xA0
            if isControl || isC1 {
                let column = String(decoding: bytes[..<index], as: UTF8.self).count + 1
                let code = code(scalar(in: bytes, at: index))
                throw LexicalError(
                    .encoding, .controlCharacter, ["col": String(column), "char": code], column: column)
            }
            index += 1
        }
    }

    private static func columnOfFirstError(_ bytes: [UInt8]) -> Int {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var good = String.UnicodeScalarView()
        while case .valid(let encoded) = parser.parseScalar(from: &iterator) {
            good.append(Unicode.UTF8.decode(encoded))
        }
        return String(good).count + 1
    }

    /// The scalar that begins at an offset of well-formed UTF-8.
    static func scalar(in bytes: [UInt8], at index: Int) -> Unicode.Scalar {
        var iterator = bytes[index...].prefix(4).makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        guard case .valid(let encoded) = parser.parseScalar(from: &iterator) else { return "\u{FFFD}" }
        return Unicode.UTF8.decode(encoded)
    }

    /// Whether a scalar outside ASCII may stand in an unquoted value.
    static func mayStandBare(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3001...0xD7FF: return true  // the bulk of East Asian text needs no look into the tables
        case 0x201C, 0x201D, 0xFF02, 0xFF1D: return false
        default: break
        }
        let properties = scalar.properties
        return !properties.isWhitespace && properties.generalCategory != .format
            && properties.generalCategory != .control
    }

    /// What to type in place of a character that a Chinese input method makes.
    static func lookAlike(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x3000: " "
        case 0x201C, 0x201D, 0xFF02: "\""
        case 0x2018, 0x2019: "'"
        case 0x3002: "."
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        default: nil
        }
    }

    /// The scalar's code as people write it.
    static func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Whether a text has no control characters but LF and TAB.
    static func isText(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A: true
            case 0x00..<0x20, 0x7F..<0xA0: false
            default: true
            }
        }
    }
}
