import Glibc

/// One connection of the generator: what is still to be sent, what has come so far, and what it waits for.
struct LoadClient {
    let descriptor: Int32
    /// The slots that wait, oldest first, and when each asked.
    private var waiting: [(slot: Int, asked: Int64)] = []
    private var output: [UInt8] = []
    private var input: [UInt8] = []
    /// How far `input` has been looked at: complete lines end before it.
    private var scanned = 0
    private var row: Range<Int>?
    private(set) var waitsToWrite = false

    init(descriptor: Int32) { self.descriptor = descriptor }

    var isIdle: Bool { waiting.isEmpty }

    /// Lets a slot ask, unless its work is done. Nothing is sent before ``flush()``.
    mutating func ask<Asked: Work>(_ work: inout Asked, slot: Int, now: Int64) {
        if work.ask(slot: slot, into: &output) { waiting.append((slot, now)) }
    }

    /// Sends what the socket takes.
    mutating func flush() throws(BenchFailure) {
        guard !output.isEmpty else { return }
        let count = output.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if count < 0, errno != EAGAIN, errno != EINTR { throw BenchFailure(call: "send") }
        output.removeFirst(max(0, count))
        waitsToWrite = !output.isEmpty
    }

    /// Reads what has come and hands each complete answer on, with the slot that waited for it.
    mutating func receive(
        into buffer: UnsafeMutableRawBufferPointer, _ body: (WireAnswer, _ slot: Int, _ asked: Int64) -> Void
    ) throws(BenchFailure) {
        let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        if count < 0 { throw BenchFailure(call: "recv") }
        guard count > 0 else { throw BenchFailure("the daemon closed a connection") }
        input.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        var done = 0
        var answered = 0
        input.withUnsafeBytes { bytes in
            while let end = bytes[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = scanned..<end
                scanned = end + 1
                switch bytes[line.lowerBound] {
                case UInt8(ascii: "{"): row = row ?? line
                case UInt8(ascii: "*"): break
                default:
                    let answer = WireAnswer(
                        row: UnsafeRawBufferPointer(rebasing: bytes[row ?? line.lowerBound..<line.lowerBound]),
                        status: UnsafeRawBufferPointer(rebasing: bytes[line]))
                    body(answer, waiting[answered].slot, waiting[answered].asked)
                    answered += 1
                    row = nil
                    done = scanned
                }
            }
        }
        waiting.removeFirst(answered)
        input.removeFirst(done)
        scanned -= done
        row = row.map { $0.lowerBound - done..<$0.upperBound - done }
    }
}
