/// The opener of a block, `word=<<NAME` at the end of a line, found by looking at the raw bytes alone so that a block
/// is consumed whatever is wrong before its opener.
enum BlockMark {
    /// A tail of at least this length holds every opener: blank, word, `=<<`, name, blank.
    static let reach = 32 + 3 + 32 + 2

    /// The block's name when `line` ends with an opener; `startsLine` is false for the tail of a longer line.
    static func name(atEndOf line: [UInt8], startsLine: Bool = true) -> [UInt8]? {
        var index = line.count
        while index > 0, line[index - 1].isBlank { index -= 1 }
        let nameEnd = index
        while index > 0, line[index - 1].isMarkName { index -= 1 }
        let nameStart = index
        guard (1...32).contains(nameEnd - nameStart), index >= 4,
            line[index - 1] == Byte.less, line[index - 2] == Byte.less, line[index - 3] == Byte.equals
        else { return nil }
        index -= 3
        let wordEnd = index
        while index > 0, line[index - 1].isWordTail { index -= 1 }
        guard (1...32).contains(wordEnd - index), line[index].isLower,
            index == 0 ? startsLine : line[index - 1].isBlank
        else { return nil }
        return Array(line[nameStart..<nameEnd])
    }
}
