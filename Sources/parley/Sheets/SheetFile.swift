import Glibc

/// Reads a spreadsheet's file as bytes.
enum SheetFile {
    /// 256 MiB: more rows than any spreadsheet holds.
    static let largest = 268_435_456

    static func read(_ path: String) throws(ClientFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .local(Texts.unreadable(Sanitizer.line(path), ErrorNumber.sentence(errno))) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while true {
            var count = 0
            var code: Int32 = 0
            let more = [UInt8](unsafeUninitializedCapacity: 1_048_576) { buffer, filled in
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                code = errno
                filled = max(0, count)
            }
            if count < 0, code == EINTR { continue }
            guard count >= 0 else { throw .local(Texts.unreadable(Sanitizer.line(path), ErrorNumber.sentence(code))) }
            if count == 0 { return bytes }
            bytes += more
            guard bytes.count <= largest else { throw .local(SheetTexts.tooLong(Sanitizer.line(path))) }
        }
    }
}
