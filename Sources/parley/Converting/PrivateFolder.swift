import Glibc

/// A folder that only its owner can enter, gone with all that is in it when the work is done: what is converted is about
/// people.
enum PrivateFolder {
    static func with<Value>(
        _ surroundings: Surroundings, _ work: (String) throws(ClientFailure) -> Value
    ) throws(ClientFailure) -> Value {
        let pattern = (surroundings["TMPDIR"] ?? "/tmp") + "/parley-XXXXXX"
        var bytes = Array(pattern.utf8CString)
        guard mkdtemp(&bytes) != nil else {
            throw .local(Texts.unwritable(Sanitizer.line(pattern), ErrorNumber.sentence(errno)))
        }
        let path = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { remove(path) }
        return try work(path)
    }

    /// Removes a folder and what lies in it; links are removed and not followed.
    private static func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard name != ".", name != ".." else { continue }
                if unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
            }
            closedir(folder)
        }
        rmdir(path)
    }

    /// All bytes of a file; nil where it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }
}
