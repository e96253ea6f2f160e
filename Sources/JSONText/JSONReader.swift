/// What is wrong with a JSON text, and at which byte.
public struct JSONError: Error, Hashable {
    /// What is wrong.
    public let reason: String
    /// The byte at which it was seen.
    public let offset: Int
}

/// Reads one JSON text. Nesting is bounded, numbers are whole, a repeated name is an error.
public struct JSONReader {
    /// Well-formed UTF-8, which outlives the reader: ``read(_:)-(String)`` makes one for the length of its call.
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private let deepest = 32

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The value that the whole of `text` spells.
    public static func read(_ text: String) throws(JSONError) -> JSONValue {
        var text = text
        return try text.withUTF8 { bytes in
            Result { () throws(JSONError) in
                var reader = JSONReader(bytes)
                return try reader.whole()
            }
        }.get()
    }

    /// The value that the whole of `bytes` spells.
    public static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        let text: String
        do throws(UTF8.ValidationError) {
            text = String(copying: try UTF8Span(validating: bytes.span))
        } catch {
            throw JSONError(reason: "not UTF-8", offset: error.byteOffsets.lowerBound)
        }
        return try read(text)
    }

    private mutating func whole() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw error("text after the value") }
        return value
    }

    private func error(_ reason: String) -> JSONError { JSONError(reason: reason, offset: index) }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard current == byte else { throw error("expected \(Character(UnicodeScalar(byte)))") }
        index += 1
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth < deepest else { throw error("nested too deeply") }
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .integer(try integer())
        }
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for byte in text.utf8 { try expect(byte) }
        return value
    }

    private mutating func integer() throws(JSONError) -> Int64 {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        let first = index
        while let byte = current, (0x30...0x39).contains(byte) { index += 1 }
        guard index == first + 1 || bytes[first..<index].first != UInt8(ascii: "0"),
            let number = Int64(text(start..<index))
        else {
            throw error("not a whole number")
        }
        return number
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        try expect(UInt8(ascii: "["))
        var elements: [JSONValue] = []
        skipSpace()
        if current == UInt8(ascii: "]") {
            index += 1
            return elements
        }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if current == UInt8(ascii: ",") {
                index += 1
            } else {
                try expect(UInt8(ascii: "]"))
                return elements
            }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        try expect(UInt8(ascii: "{"))
        var object = JSONObject()
        skipSpace()
        if current == UInt8(ascii: "}") {
            index += 1
            return object
        }
        while true {
            skipSpace()
            let name = try string()
            guard !object.has(name) else { throw error("repeated name \(name)") }
            skipSpace()
            try expect(UInt8(ascii: ":"))
            object.append(name, try value(depth: depth + 1))
            skipSpace()
            if current == UInt8(ascii: ",") {
                index += 1
            } else {
                try expect(UInt8(ascii: "}"))
                return object
            }
        }
    }

    private mutating func string() throws(JSONError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = index
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
        guard current == UInt8(ascii: "\"") else { return try escapedString(from: start) }
        index += 1
        return text(start..<index - 1)
    }

    /// The rest of a string in which something is escaped.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var text = ""
        var run = start
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                text += self.text(run..<index)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                text += self.text(run..<index)
                index += 1
                text.unicodeScalars.append(try escape())
                run = index
            case 0x00..<0x20: throw error("raw control character")
            default: index += 1
            }
        }
        throw error("unfinished string")
    }

    /// What stands in a range that begins and ends at whole characters, as every range between ASCII bytes does.
    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard let byte = current else { throw error("unfinished escape") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var value = try hex()
            if (0xD800..<0xDC00).contains(value) {
                try expect(UInt8(ascii: "\\"))
                try expect(UInt8(ascii: "u"))
                let low = try hex()
                guard (0xDC00..<0xE000).contains(low) else { throw error("unpaired surrogate") }
                value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(value) else { throw error("unpaired surrogate") }
            return scalar
        default: throw error("unknown escape")
        }
    }

    private mutating func hex() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw error("expected four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }
}
