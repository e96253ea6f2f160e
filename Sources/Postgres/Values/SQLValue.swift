/// A parameter. The server infers its type from the statement, so write a cast in SQL where that is ambiguous.
public enum SQLValue: Sendable, Hashable {
    case null
    case text(String)
    case int(Int64)
    case bool(Bool)
    case bytes([UInt8])
    case textArray([String?])
    case intArray([Int64?])
    case boolArray([Bool?])
    case bytesArray([[UInt8]?])

    /// The text, or NULL.
    public init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
    /// The whole number, or NULL.
    public init(_ number: Int64?) { self = number.map(SQLValue.int) ?? .null }
    /// The whole number, or NULL.
    public init(_ number: Int?) { self = number.map { .int(Int64($0)) } ?? .null }
    /// The truth value, or NULL.
    public init(_ flag: Bool?) { self = flag.map(SQLValue.bool) ?? .null }
    /// The bytes, or NULL.
    public init(_ bytes: [UInt8]?) { self = bytes.map(SQLValue.bytes) ?? .null }

    /// About how many bytes the value takes on the wire.
    var byteCount: Int {
        switch self {
        case .null, .int, .bool: 16
        case .text(let text): text.utf8.count + 8
        case .bytes(let bytes): bytes.count + 8
        case .textArray(let elements): elements.reduce(8) { $0 + ($1?.utf8.count ?? 4) + 3 }
        case .intArray(let elements): elements.count * 12 + 8
        case .boolArray(let elements): elements.count * 2 + 8
        case .bytesArray(let elements): elements.reduce(8) { $0 + ($1?.count ?? 2) * 2 + 6 }
        }
    }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .int(value) }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// NULL.
    public init(nilLiteral: ()) { self = .null }
}
