import Glibc

/// A secret in a file that nobody else may read; its first line is the secret.
enum SecretFile {
    static func text(at path: String) throws(SecretFileProblem) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unreadable(path) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path) }
        // Group members may read it, as systemd's credentials and `root:parley 0640` have it; nobody else.
        guard facts.st_mode & 0o027 == 0 else { throw .openToOthers(path) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
        guard count > 0 else { throw .unreadable(path) }
        return String(decoding: buffer[..<count].prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0 }, as: UTF8.self)
    }
}

/// Why a secret cannot be taken from its file.
public enum SecretFileProblem: Error, Sendable, Hashable {
    case unreadable(String)
    /// Others may read it, or the group may write it.
    case openToOthers(String)
}
