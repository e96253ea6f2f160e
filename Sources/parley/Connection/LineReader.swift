import Wording

/// Cuts what a socket delivers into lines, never holding more than one line's limit.
struct LineReader {
    private var bytes: [UInt8] = []
    private var start = 0
    private var searched = 0
    private let limit: Int

    /// `limit` is the longest lawful line in bytes: a data line has at most 4 MiB (protocol.md 10).
    init(limit: Int = 8_388_608) { self.limit = limit }

    /// The next whole line without its end, or nil when more bytes are needed.
    mutating func next() throws(ClientFailure) -> [UInt8]? {
        if let end = bytes[searched...].firstIndex(of: 0x0A) {
            let line = Array(bytes[start..<end])
            start = end + 1
            searched = start
            return line
        }
        searched = bytes.count
        guard bytes.count - start <= limit else { throw .hostile(Texts.endlessLine) }
        return nil
    }

    /// Adds what has arrived.
    mutating func append(_ more: [UInt8]) {
        if start > 0 {
            bytes.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        bytes.append(contentsOf: more)
    }
}
