import Glibc

/// The few file operations that a cluster needs; errors carry the path.
enum Files {
    static func failure(_ path: String, _ code: Int32 = errno) -> ClusterError {
        .fileSystem(path: path, reason: String(cString: strerror(code)))
    }

    static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    /// The path without links and dots; the last component need not exist yet.
    static func absolute(_ path: String) throws(ClusterError) -> String {
        if let real = resolved(path) { return real }
        let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.last, !name.isEmpty, name != "..", name != "." else { throw failure(path, ENOENT) }
        let parent = parts.dropLast().joined(separator: "/")
        let folder = parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent
        let base = try absolute(folder)
        return base == "/" ? "/\(name)" : "\(base)/\(name)"
    }

    static func makeFolders(_ path: String) throws(ClusterError) {
        guard status(path) == nil else { return }
        let parent = parent(path)
        if parent != path { try makeFolders(parent) }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
    }

    static func parent(_ path: String) -> String {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        return end == path.startIndex ? "/" : String(path[..<end])
    }

    static func isEmptyFolder(_ path: String) -> Bool { names(in: path)?.isEmpty ?? false }

    static func names(in folder: String) -> [String]? {
        guard let handle = opendir(folder) else { return nil }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// The text of a file, or nil when it cannot be read; `last` bounds it to so many bytes from its end.
    static func read(_ path: String, last: Int = .max) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        if last < .max {
            let size = lseek(descriptor, 0, SEEK_END)
            lseek(descriptor, max(0, size - last), SEEK_SET)
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 8192)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count > 0 else { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Replaces a file by one that only `owner` may read, unless it says the same already.
    ///
    /// Root writes here into a folder that an unprivileged user owns, so no link is followed.
    /// - Returns: true when the file was changed.
    static func write(_ text: String, to path: String, owner: ServerAccount) throws(ClusterError) -> Bool {
        guard read(path) != text else { return false }
        let staging = path + ".new"
        unlink(staging)
        let descriptor = open(staging, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(staging) }
        defer { close(descriptor) }
        if geteuid() == 0, fchown(descriptor, owner.uid, owner.gid) != 0 { throw failure(staging) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw failure(staging) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0, rename(staging, path) == 0 else { throw failure(path) }
        return true
    }

    /// Makes the names in a folder durable.
    static func sync(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Where a symbolic link points.
    static func link(_ path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }

    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
