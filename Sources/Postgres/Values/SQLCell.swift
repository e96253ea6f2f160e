/// One cell. Each reading throws ``PostgresError/unexpectedResult(_:)`` for NULL and for what it cannot read.
public struct SQLCell: Sendable {
    let table: ResultTable
    let row: Int
    let column: Int

    /// The cell is NULL.
    public var isNull: Bool { table.isNull(row: row, column: column) }

    /// The cell, or nil when it is NULL: `try row["note"].nullable?.text()`.
    public var nullable: SQLCell? { isNull ? nil : self }

    /// The server's text form of any type.
    public func text() throws(PostgresError) -> String {
        String(decoding: try raw(), as: UTF8.self)
    }

    /// A whole number of any width.
    public func int() throws(PostgresError) -> Int64 {
        let raw = try raw()
        var digits = raw[...]
        let negative = digits.first == UInt8(ascii: "-")
        if negative { digits.removeFirst() }
        guard !digits.isEmpty else { throw unreadable("a whole number") }
        var value: Int64 = 0
        for byte in digits {
            guard byte >= 48, byte <= 57 else { throw unreadable("a whole number") }
            let (shifted, over) = value.multipliedReportingOverflow(by: 10)
            let digit = Int64(byte - 48)
            let (sum, more) =
                negative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
            guard !over, !more else { throw unreadable("a whole number of 64 bits") }
            value = sum
        }
        return value
    }

    /// A boolean.
    public func bool() throws(PostgresError) -> Bool {
        switch try raw().first {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: throw unreadable("a boolean")
        }
    }

    /// A bytea.
    public func bytes() throws(PostgresError) -> [UInt8] {
        guard let bytes = ByteaText.decode(try raw()) else { throw unreadable("bytes") }
        return bytes
    }

    /// A one-dimensional array of any type, its elements as texts.
    public func texts() throws(PostgresError) -> [String?] {
        guard let elements = ArrayText.decode(try raw()) else { throw unreadable("an array") }
        return elements.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// A one-dimensional array of whole numbers.
    public func ints() throws(PostgresError) -> [Int64?] {
        var numbers: [Int64?] = []
        for text in try texts() {
            guard let text else {
                numbers.append(nil)
                continue
            }
            guard let number = Int64(text) else { throw unreadable("whole numbers") }
            numbers.append(number)
        }
        return numbers
    }

    /// A one-dimensional array of bytea.
    public func bytesArray() throws(PostgresError) -> [[UInt8]?] {
        guard let elements = ArrayText.decode(try raw()) else { throw unreadable("an array") }
        var decoded: [[UInt8]?] = []
        for element in elements {
            guard let element else {
                decoded.append(nil)
                continue
            }
            guard let bytes = ByteaText.decode(element[...]) else { throw unreadable("bytes") }
            decoded.append(bytes)
        }
        return decoded
    }

    private func raw() throws(PostgresError) -> ArraySlice<UInt8> {
        guard let raw = table.bytes(row: row, column: column) else { throw unreadable("a value, it is NULL") }
        return raw
    }

    private func unreadable(_ wanted: String) -> PostgresError {
        .unexpectedResult("column \(table.columns[column]) is not \(wanted)")
    }
}
