/// Writes JSON on one line for readers that may be terminals (protocol.md 4.3): besides what JSON itself demands,
/// it escapes DEL, the C1 controls, U+2028/2029, U+FEFF and every bidirectional control.
public struct JSONWriter: Sendable {
    /// What was written so far, as UTF-8.
    public private(set) var bytes: [UInt8]

    /// A writer with room for `capacity` bytes.
    public init(reserving capacity: Int = 256) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Writes a value.
    public mutating func write(_ value: JSONValue) { Self.append(value, to: &bytes) }

    /// Writes an object.
    public mutating func write(_ object: JSONObject) { Self.append(object, to: &bytes) }

    /// Writes a text as a JSON string.
    public mutating func write(_ text: String) { Self.append(text, to: &bytes) }

    /// Appends a value to bytes that a caller owns.
    public static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .string(let text): append(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            var isFirst = true
            for element in elements {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                append(element, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object): append(object, to: &bytes)
        }
    }

    /// Appends an object to bytes that a caller owns.
    public static func append(_ object: JSONObject, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in object.members {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            append(member.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(member.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Appends a text as a JSON string to bytes that a caller owns.
    public static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { appendEscaped($0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Copies runs that need no escape as they are; `utf8` is well-formed.
    private static func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var copied = 0
        var index = 0
        while index < utf8.count {
            guard mayNeedEscape(utf8[index]), let scalar = escaped(utf8, at: index) else {
                index += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
            appendEscape(scalar, to: &bytes)
            index += UTF8.width(scalar)
            copied = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
    }

    /// Whether an escaped scalar can begin with this byte; a cheap first sieve.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
        default: false
        }
    }

    /// The scalar at `index` when it has to be escaped.
    private static func escaped(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar? {
        let first = utf8[index]
        if first < 0x80 { return Unicode.Scalar(first) }
        let second = utf8[index + 1]
        let value: UInt32
        if first < 0xE0 {
            value = UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F)
        } else {
            value = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(utf8[index + 2] & 0x3F)
        }
        switch value {
        case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
            return Unicode.Scalar(value)
        default: return nil
        }
    }

    private static func appendEscape(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch scalar {
        case "\"", "\\": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        case "\n": bytes.append(UInt8(ascii: "n"))
        case "\r": bytes.append(UInt8(ascii: "r"))
        case "\t": bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(truncatingIfNeeded: scalar.value >> shift & 0xF)
                bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
            }
        }
    }
}

extension JSONObject {
    /// The object on one line, as the admin protocol writes it.
    public var line: String {
        var bytes: [UInt8] = []
        JSONWriter.append(self, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONValue {
    /// The value on one line, as the admin protocol writes it.
    public var line: String {
        var bytes: [UInt8] = []
        JSONWriter.append(self, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
