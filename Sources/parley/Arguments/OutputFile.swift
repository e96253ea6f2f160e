import Glibc

/// Writes a file whole or not at all, for its owner alone: what it holds is about people.
enum OutputFile {
    static func write(_ bytes: [UInt8], to path: String) throws(ClientFailure) {
        let draft = path + ".part-\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path, errno) }
        var code: Int32 = 0
        var written = 0
        while written < bytes.count, code == 0 {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { code = errno }
            written += max(0, count)
        }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, rename(draft, path) != 0 { code = errno }
        if code == 0 { return }
        unlink(draft)
        throw failure(path, code)
    }

    private static func failure(_ path: String, _ code: Int32) -> ClientFailure {
        .local(Texts.unwritable(Sanitizer.line(path), ErrorNumber.sentence(code)))
    }
}
