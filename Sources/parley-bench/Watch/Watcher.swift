import Glibc

/// A watching connection: what has come, and whether it came as it should.
struct Watcher {
    let descriptor: Int32
    /// Whether it may see only the cases that are shared.
    let isNarrow: Bool
    /// The last event that came.
    private(set) var last: Int64
    private(set) var events = 0
    /// Of the events in their order.
    private(set) var digest: UInt64 = 0
    /// Events that came twice, or before an earlier one.
    private(set) var misplaced = 0
    private var rest: [UInt8] = []

    init(descriptor: Int32, isNarrow: Bool, start: Int64) throws(BenchFailure) {
        self.descriptor = descriptor
        self.isNarrow = isNarrow
        last = start
        try UnixSocket.skipGreeting(descriptor)
        let request = Array("watch from=\(start)\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw BenchFailure(call: "send")
        }
    }

    static func fold(_ digest: UInt64, _ seq: Int64) -> UInt64 { (digest ^ UInt64(bitPattern: seq)) &* 0x100_0000_01B3 }

    /// Reads what has come; `body` gets each event's number and its row.
    mutating func receive(
        into buffer: UnsafeMutableRawBufferPointer, _ body: (Int64, UnsafeRawBufferPointer) -> Void
    ) throws(BenchFailure) {
        let kept = rest.count
        rest.withUnsafeBytes { buffer.copyMemory(from: $0) }
        let count = recv(descriptor, buffer.baseAddress.map { $0 + kept }, buffer.count - kept, 0)
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0 else { throw BenchFailure("the daemon closed a watcher") }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<(kept + count)])
        var begin = 0
        while begin < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + begin, Int32(UInt8(ascii: "\n")), bytes.count - begin)
        {
            let end = UnsafeRawPointer(found) - base
            let row = UnsafeRawBufferPointer(rebasing: bytes[begin..<end])
            begin = end + 1
            guard let seq = Self.seq(of: row) else {
                throw BenchFailure("not an event: \(String(decoding: row, as: UTF8.self))")
            }
            // A tick says only how far the log is.
            if row.count < 48 { continue }
            if seq <= last { misplaced += 1 }
            last = max(last, seq)
            events += 1
            digest = Self.fold(digest, seq)
            body(seq, row)
        }
        rest = Array(bytes[begin...])
    }

    private static func seq(of row: UnsafeRawBufferPointer) -> Int64? {
        let name = "{\"seq\":".utf8
        guard row.starts(with: name) else { return nil }
        var seq: Int64 = 0
        for byte in row.dropFirst(name.count) {
            guard (0x30...0x39).contains(byte) else { break }
            seq = seq * 10 + Int64(byte - 0x30)
        }
        return seq
    }
}
