import Glibc
import Mediation

/// A folder into which mails are written as files, one per delivery: complete and durable, or not there at all.
public struct Spool: Sendable {
    private let folder: String

    /// - Parameter folder: made when the first mail is written, for its owner only.
    public init(folder: String) {
        self.folder = folder
    }

    /// Writes `<name>.eml` as a channel hands over: what cannot be written is tried again later. Blocks.
    func handOver(_ bytes: [UInt8], name: String) -> DeliveryResult {
        do throws(SpoolProblem) {
            try write(bytes, name: name)
            return .sent
        } catch {
            return .retry(reason: error.reason)
        }
    }

    /// Writes `<name>.eml`; a repeated attempt replaces it. Blocks.
    func write(_ bytes: [UInt8], name: String) throws(SpoolProblem) {
        try makeFolder()
        let temporary = "\(folder)/.\(name).\(getpid()).part"
        do throws(SpoolProblem) {
            try Self.writeFile(bytes, at: temporary)
            try Self.check(rename(temporary, "\(folder)/\(name).eml"), "rename")
        } catch {
            unlink(temporary)
            throw error
        }
        try Self.flushFolder(folder)
    }

    private func makeFolder() throws(SpoolProblem) {
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw SpoolProblem(call: "mkdir", code: errno) }
    }

    private static func writeFile(_ bytes: [UInt8], at path: String) throws(SpoolProblem) {
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        try check(file, "open")
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            try check(Int32(truncatingIfNeeded: count), "write")
            written += count
        }
        try check(fsync(file), "fsync")
    }

    private static func flushFolder(_ path: String) throws(SpoolProblem) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try check(folder, "open")
        defer { close(folder) }
        try check(fsync(folder), "fsync")
    }

    private static func check(_ result: Int32, _ call: String) throws(SpoolProblem) {
        if result < 0 { throw SpoolProblem(call: call, code: errno) }
    }
}

/// A system call that failed while a mail was being spooled.
struct SpoolProblem: Error, Hashable {
    let call: String
    let code: Int32

    /// A word for the delivery's record: `spool-write-28`.
    var reason: String { "spool-\(call)-\(code)" }
}
