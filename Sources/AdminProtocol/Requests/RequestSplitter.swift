/// Cuts a stream of bytes into requests (protocol.md 17). Where a request ends never depends on whether it is valid,
/// nor on how the bytes were cut into reads. This is the only part of the protocol that keeps state between bytes.
public struct RequestSplitter: Sendable {
    /// What the splitter found.
    public enum Frame: Sendable, Hashable {
        /// A line without its end, and the text of the block that it opened.
        case request(line: [UInt8], block: [UInt8]?)
        /// A request that cannot be read; it is answered once and the next one is read normally.
        case failed(LexicalError)
        /// So much was thrown away that the connection is to be closed after this answer.
        case overrun(LexicalError)
    }

    /// Something that was begun and is not complete.
    public struct Unfinished: Sendable, Hashable {
        /// The forms of unfinished things.
        public enum Kind: Sendable {
            case line, discarded, block
        }
        /// What it is.
        public let kind: Kind
        /// Counts what was begun, so that two unfinished things can be told apart.
        public let number: Int
    }

    private enum State {
        case line
        case skip(SkippedLine)
        case block
        case closed
    }

    private struct Block {
        var name: [UInt8] = []
        var head: [UInt8] = []
        var text: [UInt8]?
        var bad: LexicalError?
        var size = 0
    }

    private let limits: ProtocolLimits
    private var state = State.line
    private var block = Block()
    /// The bytes of the line that is being read, in states `line` and `block`.
    private var partial: [UInt8] = []
    private var begun = 0

    /// A splitter at the beginning of a stream.
    public init(limits: ProtocolLimits = ProtocolLimits()) { self.limits = limits }

    /// What is begun and not complete, for the transport's timers.
    public var unfinished: Unfinished? {
        switch state {
        case .line: partial.isEmpty ? nil : Unfinished(kind: .line, number: begun)
        case .skip: Unfinished(kind: .discarded, number: begun)
        case .block: Unfinished(kind: .block, number: begun)
        case .closed: nil
        }
    }

    /// Reads on from `position` until a frame is complete or the bytes are used up.
    public mutating func next(in bytes: UnsafeRawBufferPointer, from position: inout Int) -> Frame? {
        while position < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
            guard let end = rest.firstIndex(of: Byte.lf) else {
                position = bytes.count
                return takePart(rest)
            }
            position += end + 1
            if let frame = takeLine(endingWith: UnsafeRawBufferPointer(rebasing: rest[..<end])) { return frame }
        }
        return nil
    }

    /// All frames that these bytes complete.
    public mutating func feed(_ bytes: [UInt8]) -> [Frame] {
        bytes.withUnsafeBytes { bytes in
            var frames: [Frame] = []
            var position = 0
            while let frame = next(in: bytes, from: &position) { frames.append(frame) }
            return frames
        }
    }

    /// The end of the stream: what is unfinished is answered, never executed.
    public mutating func end() -> Frame? {
        defer { close() }
        let tag: String?
        switch state {
        case .closed: return nil
        case .line where partial.isEmpty: return nil
        case .line: tag = RequestParser.tag(of: partial, isWhole: false)
        case .skip(let line): tag = line.tag
        case .block: tag = block.bad?.tag ?? RequestParser.tag(of: block.head)
        }
        return .failed(LexicalError(.syntax, .noNewline, tag: tag))
    }

    /// `#` alone or before a blank; `#` before anything else begins a tag.
    static func isComment(_ line: [UInt8]) -> Bool {
        line.first == Byte.hash && (line.count == 1 || line[1].isBlank)
    }

    // MARK: Lines

    /// Bytes without a line end.
    private mutating func takePart(_ bytes: UnsafeRawBufferPointer) -> Frame? {
        switch state {
        case .closed: return nil
        case .line:
            if partial.isEmpty { begun += 1 }
            partial.append(contentsOf: bytes)
            // One byte more than the limit may yet turn out to be the CR of the line's end.
            guard partial.count > limits.line + 1 else { return nil }
            return skip(SkippedLine(beginning: takePartial()))
        case .skip(var line):
            line.append(bytes)
            return skip(line)
        case .block:
            block.size += bytes.count
            if block.size > limits.discard { return overrun(block.bad ?? blockTooLong) }
            partial.append(contentsOf: bytes)
            if partial.count > max(limits.block, BlockMark.reach) + 1 {
                spoilBlock()
                partial.removeFirst(partial.count - BlockMark.reach)  // still longer than any name
            }
            return nil
        }
    }

    /// Bytes up to a line end.
    private mutating func takeLine(endingWith bytes: UnsafeRawBufferPointer) -> Frame? {
        switch state {
        case .closed: return nil
        case .line:
            if partial.isEmpty { begun += 1 }
            partial.append(contentsOf: bytes)
            return request(takePartial())
        case .skip(var line):
            line.append(bytes)
            if line.size > limits.discard { return overrun(lineTooLong(tag: line.tag)) }
            return fail(lineTooLong(tag: line.tag), opening: line.mark())
        case .block:
            block.size += bytes.count + 1
            if block.size > limits.discard { return overrun(block.bad ?? blockTooLong) }
            if partial.isEmpty { return blockLine(bytes) }
            partial.append(contentsOf: bytes)
            return takePartial().withUnsafeBytes { blockLine($0) }
        }
    }

    private mutating func request(_ bytes: [UInt8]) -> Frame? {
        if bytes.count > limits.discard { return overrun(lineTooLong(tag: RequestParser.tag(of: bytes))) }
        let line = bytes.last == Byte.cr ? Array(bytes.dropLast()) : bytes
        if line.count > limits.line {
            let mark = Self.isComment(line) ? nil : BlockMark.name(atEndOf: line)
            return fail(lineTooLong(tag: RequestParser.tag(of: line)), opening: mark)
        }
        if Self.isComment(line) || line.allSatisfy(\.isBlank) { return nil }
        guard let name = BlockMark.name(atEndOf: line) else { return .request(line: line, block: nil) }
        block = Block(name: name, head: line)
        state = .block
        return nil
    }

    private mutating func skip(_ line: SkippedLine) -> Frame? {
        if line.size > limits.discard { return overrun(lineTooLong(tag: line.tag)) }
        state = .skip(line)
        return nil
    }

    /// Answers a line that is lost, or first consumes the block that it opens.
    private mutating func fail(_ error: LexicalError, opening name: [UInt8]?) -> Frame? {
        guard let name else {
            state = .line
            return .failed(error)
        }
        block = Block(name: name, bad: error)
        state = .block
        return nil
    }

    // MARK: Blocks

    private mutating func blockLine(_ bytes: UnsafeRawBufferPointer) -> Frame? {
        let line = bytes.last == Byte.cr ? UnsafeRawBufferPointer(rebasing: bytes.dropLast()) : bytes
        if line.elementsEqual(block.name) {
            let whole = block
            block = Block()
            state = .line
            if let bad = whole.bad { return .failed(bad) }
            return .request(line: whole.head, block: whole.text ?? [])
        }
        if block.bad != nil { return nil }
        let size = block.text.map { $0.count + 1 } ?? 0
        if size + line.count > limits.block {
            spoilBlock()
        } else if block.text == nil {
            block.text = Array(line)
        } else {
            block.text?.append(Byte.lf)
            block.text?.append(contentsOf: line)
        }
        return nil
    }

    private mutating func spoilBlock() {
        if block.bad == nil { block.bad = blockTooLong }
        block.text = nil
    }

    // MARK: Ends

    private mutating func takePartial() -> [UInt8] {
        var whole: [UInt8] = []
        swap(&whole, &partial)
        return whole
    }

    private mutating func overrun(_ error: LexicalError) -> Frame {
        close()
        return .overrun(error)
    }

    private mutating func close() {
        state = .closed
        partial = []
        block = Block()
    }

    private func lineTooLong(tag: String?) -> LexicalError {
        LexicalError(.tooLong, .lineTooLong, ["limit": String(limits.line)], limit: limits.line, tag: tag)
    }

    private var blockTooLong: LexicalError {
        let tag = RequestParser.tag(of: block.head)
        return LexicalError(.tooLong, .blockTooLong, ["limit": String(limits.block)], limit: limits.block, tag: tag)
    }
}
