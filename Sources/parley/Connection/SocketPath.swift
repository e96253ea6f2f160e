import Glibc

/// Where the daemon listens.
enum SocketPath {
    static let system = "/run/parley/admin.sock"
    private static let local = ".parley/admin.sock"

    /// The option, then `PARLEY_SOCKET`, then `.parley/admin.sock` of this folder or the nearest one above, then the
    /// system's.
    static func choose(
        option: String?, _ surroundings: Surroundings, exists: (String) -> Bool = isSocket
    ) -> String {
        if let path = option ?? surroundings["PARLEY_SOCKET"] { return path }
        var folder = surroundings.folder[...]
        while true {
            let candidate = folder.hasSuffix("/") ? "\(folder)\(local)" : "\(folder)/\(local)"
            if exists(candidate) { return candidate }
            guard folder.count > 1, let slash = folder.lastIndex(of: "/") else { return system }
            folder = slash == folder.startIndex ? "/" : folder[..<slash]
        }
    }

    /// The group whose members may use the socket: its own, that of its folder where one may not even look at it, else the one
    /// that a package makes.
    static func group(of path: String) -> String {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        for place in [path, folder] {
            var status = stat()
            if stat(place, &status) == 0, let entry = getgrgid(status.st_gid) {
                return String(cString: entry.pointee.gr_name)
            }
        }
        return "parley"
    }

    /// Whether there is a socket at a path.
    static func isSocket(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }
}
