/// Bytes in, requests and refusals out: splitter, parser and the rules by which a connection is given up.
public struct RequestReader: Sendable {
    /// What a connection has to do next, in order.
    public enum Item: Sendable, Hashable {
        /// Execute and answer.
        case request(Request)
        /// Answer `ERR` once.
        case refused(LexicalError)
        /// Say `* bye` and close; nothing follows.
        case close(ByeReason)
    }

    private let limits: ProtocolLimits
    private var splitter: RequestSplitter
    private var isFirstByte = true
    private var isFirstFrame = true
    private var errorsInARow = 0
    private var closing: ByeReason?
    private var isClosed = false

    /// A reader at the beginning of a stream.
    public init(limits: ProtocolLimits = ProtocolLimits()) {
        self.limits = limits
        splitter = RequestSplitter(limits: limits)
    }

    /// What is begun and not complete, for the transport's timers.
    public var unfinished: RequestSplitter.Unfinished? { isClosed ? nil : splitter.unfinished }

    /// Reads on from `position` until there is something to do or the bytes are used up.
    public mutating func next(in bytes: UnsafeRawBufferPointer, from position: inout Int) -> Item? {
        if let item = close() { return item }
        if isClosed {
            position = bytes.count
            return nil
        }
        if isFirstByte, position < bytes.count {
            isFirstByte = false
            if bytes[position] == Self.tlsHandshake { return foreign() }
        }
        return splitter.next(in: bytes, from: &position).map { item(for: $0) }
    }

    /// The end of the stream; called until it answers `nil`.
    public mutating func end() -> Item? {
        if let item = close() { return item }
        if isClosed { return nil }
        return splitter.end().map { item(for: $0) }
    }

    /// All items that these bytes complete.
    public mutating func feed(_ bytes: [UInt8]) -> [Item] {
        bytes.withUnsafeBytes { bytes in
            var items: [Item] = []
            var position = 0
            while let item = next(in: bytes, from: &position) { items.append(item) }
            return items
        }
    }

    private mutating func close() -> Item? {
        guard let why = closing else { return nil }
        closing = nil
        isClosed = true
        return .close(why)
    }

    private mutating func item(for frame: RequestSplitter.Frame) -> Item {
        defer { isFirstFrame = false }
        switch frame {
        case .request(let line, let block):
            if isFirstFrame, Self.isHTTP(line) { return foreign() }
            do {
                let request = try RequestParser.parse(line, block: block, limits: limits)
                errorsInARow = 0
                return .request(request)
            } catch {
                return refused(error)
            }
        case .failed(let error): return refused(error)
        case .overrun(let error):
            closing = .limit
            return .refused(error)
        }
    }

    private mutating func refused(_ error: LexicalError) -> Item {
        errorsInARow += 1
        if errorsInARow >= limits.errorsInARow { closing = .syntax }
        return .refused(error)
    }

    private mutating func foreign() -> Item {
        closing = .syntax
        return .refused(LexicalError(.syntax, .notThisProtocol))
    }

    /// The first byte of a TLS ClientHello.
    private static let tlsHandshake: UInt8 = 0x16

    /// `METHOD SP target SP HTTP/`: cross-protocol scripting must never get to its body.
    private static func isHTTP(_ line: [UInt8]) -> Bool {
        let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        return words.count == 3 && !words[0].isEmpty && words[0].allSatisfy { (0x41...0x5A).contains($0) }
            && !words[1].isEmpty && words[2].starts(with: "HTTP/".utf8)
    }
}
