/// A line that is too long: only its tag, its size and its end are kept.
struct SkippedLine: Sendable {
    let tag: String?
    private(set) var size = 0
    private let isComment: Bool
    private var startsLine = true
    private var tail: [UInt8] = []

    init(beginning: [UInt8]) {
        tag = RequestParser.tag(of: beginning, isWhole: false)
        isComment = RequestSplitter.isComment(beginning)
        beginning.withUnsafeBytes { append($0) }
    }

    /// Keeps the last bytes, a run of blanks as one, since any number of them may follow an opener.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        size += bytes.count
        for byte in bytes {
            if byte.isBlank, tail.last?.isBlank == true { continue }
            tail.append(byte)
            if tail.count > 8 * BlockMark.reach {
                tail.removeFirst(tail.count - BlockMark.reach)
                startsLine = false
            }
        }
    }

    /// The name of the block that the finished line opens.
    func mark() -> [UInt8]? {
        if isComment { return nil }
        let line = tail.last == Byte.cr ? tail.dropLast() : tail
        return BlockMark.name(atEndOf: line, startsLine: startsLine)
    }
}
