import Glibc

/// Reads texts that are given by name or on standard input.
enum TextFile {
    static let largest = 16_777_216

    /// The text of a file.
    static func read(_ path: String) throws(ClientFailure) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .local(Texts.unreadable(path, ErrorNumber.sentence(errno))) }
        defer { close(descriptor) }
        return try read(descriptor, named: path)
    }

    /// Everything on standard input.
    static func standardInput() throws(ClientFailure) -> String { try read(STDIN_FILENO, named: "-") }

    private static func read(_ descriptor: Int32, named name: String) throws(ClientFailure) -> String {
        var bytes: [UInt8] = []
        while true {
            var count = 0
            var code: Int32 = 0
            let more = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                code = errno
                filled = max(0, count)
            }
            if count < 0, code == EINTR {
                if Interruption.take() { throw .interrupted }
                continue
            }
            guard count >= 0 else { throw .local(Texts.unreadable(name, ErrorNumber.sentence(code))) }
            if count == 0 { break }
            bytes += more
            guard bytes.count <= largest else { throw .local(Texts.fileTooLong(name)) }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .local(Texts.fileNotText(name)) }
        return text
    }
}
