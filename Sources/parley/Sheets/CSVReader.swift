/// Reads tables as spreadsheets write them (RFC 4180, with `;` and TAB too): quoted cells may hold separators, doubled
/// quotes and line breaks.
struct CSVReader {
    /// A quoted cell that does not end.
    struct Unfinished: Error, Hashable {
        /// The row that it begins in, from 1.
        let row: Int
    }

    /// The rows, each with its cells; the last line end makes no row.
    let rows: [[String]]
    let separator: Character

    private static let quote = UInt8(ascii: "\"")
    private static let separators: [UInt8] = [0x2C, 0x3B, 0x09]

    /// `separator` is found in the first row where it is not given, or named there by `sep=;` as Excel does.
    init(_ text: String, separator: Character? = nil) throws(Unfinished) {
        var bytes = Array(text.utf8)[...]
        var chosen = separator?.asciiValue
        if bytes.starts(with: Array("sep=".utf8)), let named = bytes.dropFirst(4).first {
            chosen = chosen ?? named
            bytes = bytes.drop { $0 != 0x0A && $0 != 0x0D }
            bytes = bytes.drop { $0 == 0x0A || $0 == 0x0D }
        }
        let mark = chosen ?? Self.commonest(in: bytes)
        self.separator = Character(Unicode.Scalar(mark))
        rows = try Self.rows(bytes, mark)
    }

    private static func commonest(in bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if let place = separators.firstIndex(of: byte) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        return separators[counts.firstIndex(of: most) ?? 0]
    }

    private static func rows(_ bytes: ArraySlice<UInt8>, _ separator: UInt8) throws(Unfinished) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var index = bytes.startIndex
        func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == quote, cell.isEmpty {
                while true {
                    guard index < bytes.endIndex else { throw Unfinished(row: rows.count + 1) }
                    let next = bytes[index]
                    index += 1
                    if next != quote {
                        cell.append(next)
                    } else if index < bytes.endIndex, bytes[index] == quote {
                        cell.append(quote)
                        index += 1
                    } else {
                        break
                    }
                }
                // An empty quoted cell goes on like any other; what follows the quote belongs to the cell.
                while index < bytes.endIndex, bytes[index] != separator, !isEnd(bytes[index]) {
                    cell.append(bytes[index])
                    index += 1
                }
            } else if byte == separator {
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
                if index == bytes.endIndex { row.append("") }
            } else if isEnd(byte) {
                if byte == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
                row.append(String(decoding: cell, as: UTF8.self))
                rows.append(row)
                row = []
                cell = []
            } else {
                cell.append(byte)
            }
        }
        if !cell.isEmpty || !row.isEmpty {
            if row.isEmpty || !cell.isEmpty { row.append(String(decoding: cell, as: UTF8.self)) }
            rows.append(row)
        }
        return rows
    }
}
