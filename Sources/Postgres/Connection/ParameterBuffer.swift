/// A call's parameters in the shape libpq wants; kept and reused for a connection's whole life.
struct ParameterBuffer {
    private var bytes: [UInt8] = []
    /// Where each value starts in `bytes`; nil is NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// Fills the buffer with `values`, replacing what it held.
    mutating func fill(_ values: [SQLValue]) {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        for value in values { append(value) }
    }

    /// Calls `body` with the count, values, lengths and formats; the pointers are valid only inside.
    func withPointers<Result>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
        ) -> Result
    ) -> Result {
        bytes.withUnsafeBytes { raw in
            let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = starts.map { start in start.flatMap { offset in base.map { $0 + offset } } }
            return values.withUnsafeBufferPointer { values in
                body(Int32(values.count), values.baseAddress, lengths, formats)
            }
        }
    }

    /// Why PostgreSQL could not take the value: text is sent as C strings, which end at U+0000.
    static func objection(to values: [SQLValue]) -> PostgresError? {
        func hasNull(_ text: String) -> Bool { text.utf8.contains(0) }
        let bad = values.firstIndex { value in
            switch value {
            case .text(let text): hasNull(text)
            case .textArray(let texts): texts.contains { $0.map(hasNull) ?? false }
            default: false
            }
        }
        return bad.map { .invalidParameter("$\($0 + 1) holds U+0000") }
    }

    private mutating func append(_ value: SQLValue) {
        guard value != .null else {
            starts.append(nil)
            lengths.append(0)
            formats.append(0)
            return
        }
        let start = bytes.count
        var format: Int32 = 0
        switch value {
        case .null: break
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .int(let number): bytes.append(contentsOf: String(number).utf8)
        case .bool(let flag): bytes.append(UInt8(ascii: flag ? "t" : "f"))
        case .bytes(let value):
            bytes.append(contentsOf: value)
            format = 1
        case .textArray(let texts):
            ArrayText.append(texts, quoted: true, to: &bytes) { $1.append(contentsOf: $0.utf8) }
        case .intArray(let numbers):
            ArrayText.append(numbers, quoted: false, to: &bytes) { $1.append(contentsOf: String($0).utf8) }
        case .boolArray(let flags):
            ArrayText.append(flags, quoted: false, to: &bytes) { $1.append(UInt8(ascii: $0 ? "t" : "f")) }
        case .bytesArray(let values):
            ArrayText.append(values, quoted: true, to: &bytes) { ByteaText.append($0, to: &$1) }
        }
        starts.append(start)
        lengths.append(Int32(clamping: bytes.count - start))
        formats.append(format)
        bytes.append(0)
    }
}
