/// Turns byte offsets of one well-formed line into columns: 1-based, in grapheme clusters.
struct ColumnCounter {
    private let line: [UInt8]
    private let isASCII: Bool
    /// The last answer; offsets mostly come in order, so each byte is looked at once.
    private var offset = 0
    private var column = 1

    init(_ line: [UInt8], isASCII: Bool) {
        self.line = line
        self.isASCII = isASCII
    }

    mutating func column(at target: Int) -> Int {
        if isASCII { return target + 1 }
        if target < offset { (offset, column) = (0, 1) }
        column += String(decoding: line[offset..<target], as: UTF8.self).count
        offset = target
        return column
    }
}
