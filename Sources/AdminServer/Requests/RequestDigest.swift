import AdminProtocol
import Crypto

/// SHA-256 of what a request says: its command, subject and arguments without `key` and tag, each with its length, so
/// that no two requests share a digest by accident of spelling.
enum RequestDigest {
    static func digest(of request: Request) -> [UInt8] {
        var hash = SHA256()
        func add(_ text: String) {
            let bytes = Array(text.utf8)
            withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: bytes)
        }
        add(request.command)
        add(request.about?.value ?? "")
        let arguments = request.arguments.filter { $0.name != "key" }.enumerated()
            .sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
        for (_, argument) in arguments {
            add(argument.name)
            add(argument.value)
        }
        return Array(hash.finalize())
    }
}
