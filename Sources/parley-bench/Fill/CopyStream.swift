import Glibc

/// Rows on their way into a table: psql's `\copy … from pstdin`, in PostgreSQL's binary form.
final class CopyStream {
    private let store: Store
    private let script: String
    private let output: String
    private let child: Child
    private let descriptor: Int32
    private var bytes: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
    private(set) var rows = 0

    private static let portion = 262_144

    /// Starts psql; its triggers that judge single requests stay silent, since the whole is judged afterwards.
    init(_ store: Store, script: String) throws(BenchFailure) {
        self.store = store
        self.script = script
        output = "\(store.folder)/\(script).log"
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw BenchFailure(call: "pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[1], Self.setPipeSize, 1 << 20)
        unlink(output)
        let psql = store.command(script)
        child = try psql.start(output: output, input: ends[0])
        close(ends[0])
        descriptor = ends[1]
        bytes.reserveCapacity(Self.portion * 2)
    }

    /// F_SETPIPE_SZ, which Swift's Glibc does not know.
    private static let setPipeSize: Int32 = 1031

    /// Begins a row of so many fields.
    func row(_ fields: Int16) throws(BenchFailure) {
        if bytes.count >= Self.portion { try flush() }
        append(fields)
        rows += 1
    }

    func null() { append(Int32(-1)) }

    func put(_ text: [UInt8]) {
        append(Int32(text.count))
        bytes += text
    }

    func put(_ text: String?) {
        guard let text else { return null() }
        append(Int32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    func put(_ flag: Bool) { put([flag ? 1 : 0]) }

    /// A column of four or eight bytes, as wide as the number's type.
    func put<Number: FixedWidthInteger>(_ number: Number?) {
        guard let number else { return null() }
        append(Int32(Number.bitWidth / 8))
        append(number)
    }

    /// Ends the stream and waits until the rows are in the table.
    func finish() throws(BenchFailure) {
        append(Int16(-1))
        try flush()
        close(descriptor)
        let code = child.wait().code
        guard code == 0 else { throw failure("\(code)") }
        unlink(output)
    }

    private func append<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private func flush() throws(BenchFailure) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("closed") }
            sent += count
        }
        bytes.removeAll(keepingCapacity: true)
    }

    private func failure(_ code: String) -> BenchFailure {
        BenchFailure("\(script).sql (\(code)): \(Files.read(output)?.suffix(1_000) ?? "")")
    }
}
