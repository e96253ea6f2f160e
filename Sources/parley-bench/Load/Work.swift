/// What clients ask for: the next request of a slot, and what the answer to it means.
///
/// A slot has at most one request outstanding. Slots are numbered from 0; a client with a pipeline has several.
protocol Work {
    /// Appends the next request of a slot, with its end of line; false when there is nothing left to ask.
    mutating func ask(slot: Int, into bytes: inout [UInt8]) -> Bool

    /// Takes the answer to a slot's request.
    mutating func take(_ answer: WireAnswer, slot: Int)
}

/// An answer as it lies in the receive buffer.
struct WireAnswer {
    /// The first data line, empty where there is none.
    let row: UnsafeRawBufferPointer
    /// `OK {…}` or `ERR code {…}`.
    let status: UnsafeRawBufferPointer

    var isOK: Bool { status.first == UInt8(ascii: "O") }

    var statusText: String { String(decoding: status, as: UTF8.self) }

    /// The whole number under a name in the status.
    func number(_ name: String) -> Int64? {
        guard isOK, let found = statusText.firstRange(of: "\"\(name)\":") else { return nil }
        return Int64(statusText[found.upperBound...].prefix { $0.isNumber })
    }

    /// The first string under a name in the first data line, however deep it lies.
    func text(_ name: String) -> String? {
        let pattern = Array("\"\(name)\":\"".utf8)
        guard row.count > pattern.count else { return nil }
        for start in 0..<(row.count - pattern.count) where row[start] == pattern[0] {
            guard row[start..<(start + pattern.count)].elementsEqual(pattern) else { continue }
            let value = row[(start + pattern.count)...].prefix { $0 != UInt8(ascii: "\"") }
            return String(decoding: value, as: UTF8.self)
        }
        return nil
    }
}
