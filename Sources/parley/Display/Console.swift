import Glibc

/// Where the client writes: data to standard output, everything else to standard error.
final class Console {
    private let write: (Int32, [UInt8]) -> Void
    private var pending: [UInt8] = []

    init(write: @escaping (Int32, [UInt8]) -> Void = Console.writeAll) { self.write = write }

    /// One line of data, kept until `flush`.
    func out(_ line: String) {
        pending.append(contentsOf: line.utf8)
        pending.append(0x0A)
        if pending.count > 65_536 { flush() }
    }

    /// Text for the terminal as it is, at once.
    func draw(_ text: String) {
        flush()
        write(STDOUT_FILENO, Array(text.utf8))
    }

    /// One line that is not data.
    func err(_ line: String) {
        flush()
        write(STDERR_FILENO, Array((line + "\n").utf8))
    }

    /// A question on standard error, without a line end.
    func ask(_ text: String) {
        flush()
        write(STDERR_FILENO, Array(text.utf8))
    }

    /// Writes what is kept.
    func flush() {
        guard !pending.isEmpty else { return }
        write(STDOUT_FILENO, pending)
        pending.removeAll(keepingCapacity: true)
    }

    /// Writes everything. A reader that has gone away ends the process without a word, as it would end any filter.
    static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + sent }, bytes.count - sent)
            }
            if count >= 0 {
                sent += count
            } else if errno == EPIPE {
                _exit(ExitStatus.brokenPipe)
            } else if errno == EAGAIN {
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&entry, 1, 1000)
            } else if errno != EINTR {
                _exit(ExitStatus.failed)
            }
        }
    }
}
