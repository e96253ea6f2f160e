import Glibc

/// Small text files, whole.
enum Files {
    /// The content; nil where there is no such file.
    static func read(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            content.append(contentsOf: buffer[..<count])
        }
        return String(decoding: content, as: UTF8.self)
    }

    static func write(_ text: String, to path: String) throws(BenchFailure) {
        guard let file = fopen(path, "w") else { throw BenchFailure(call: path) }
        defer { fclose(file) }
        guard fputs(text, file) >= 0 else { throw BenchFailure(call: path) }
    }

    /// A new folder of this process, which others may enter, under the system's temporary one.
    static func temporaryFolder() throws(BenchFailure) -> String {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let folder = "\(root)/parley-bench-\(getpid())"
        guard mkdir(folder, 0o755) == 0 else { throw BenchFailure(call: folder) }
        return folder
    }

    /// Removes a folder with all that is in it.
    static func remove(folder: String) { _ = try? Command("rm", ["-rf", folder]).start(output: "/dev/null").wait() }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The folder that a path lies in.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return String(path[..<slash])
    }
}
