import Glibc

/// A file of the certificate authorities that a channel trusts in place of the system's.
enum CertificateFile {
    /// True where the file can be read and holds a certificate in PEM, as far as can be said without reading it.
    static func isUsable(_ path: String) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
        return count > 0 && String(decoding: buffer[..<count], as: UTF8.self).contains("-----BEGIN CERTIFICATE-----")
    }
}
