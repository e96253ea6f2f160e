/// Fields as one sequence of bytes that can be read in one way only: each field is its length in eight bytes, big-endian,
/// and its bytes; an absent field has the length of all ones. No two lists of fields give the same bytes.
public struct CanonicalBytes: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8]

    /// Begins with the kind of thing described and the version of its form.
    public init(kind: UInt8, version: UInt8) {
        bytes = [kind, version]
        bytes.reserveCapacity(320)
    }

    /// A text in UTF-8; nil is not the empty text.
    public mutating func append(_ text: String?) {
        guard let text else { return absent() }
        append(length: UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// A whole number, as eight bytes.
    public mutating func append(_ number: Int64?) {
        guard let number else { return absent() }
        append(length: 8)
        append(length: UInt64(bitPattern: number))
    }

    /// A truth value, as one byte.
    public mutating func append(_ flag: Bool) {
        append(length: 1)
        bytes.append(flag ? 1 : 0)
    }

    /// Bytes as they are.
    public mutating func append(_ data: [UInt8]) {
        append(length: UInt64(data.count))
        bytes.append(contentsOf: data)
    }

    private mutating func absent() { append(length: .max) }

    private mutating func append(length: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
    }
}
