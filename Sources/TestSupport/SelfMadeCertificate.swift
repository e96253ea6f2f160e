import Foundation

/// A key and a certificate that nobody else has signed, made by the command `openssl`, in files of their own.
public struct SelfMadeCertificate: Sendable {
    private let folder: String
    /// The certificate; as an authority it vouches for itself.
    public var certificate: String { folder + "/certificate.pem" }
    /// Its key.
    public var key: String { folder + "/key.pem" }

    /// - Parameter name: the host that it is for.
    public init(for name: String = "localhost") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/usr/bin/openssl")
        openssl.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        guard openssl.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }

    /// Deletes the files.
    public func remove() {
        try? FileManager.default.removeItem(atPath: folder)
    }
}
