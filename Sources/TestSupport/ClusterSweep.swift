import Glibc
import Synchronization

/// Removes test clusters when the process ends, and those of processes that were killed.
enum ClusterSweep {
    private static let prefix = "parley-test-"
    private static let folders = Mutex<[String]>([])
    private static let atExit: Void = {
        atexit { for folder in ClusterSweep.folders.withLock({ $0 }) { ClusterSweep.remove(folder) } }
        return ()
    }()

    /// A new folder that the server's user may pass through, removed when the process ends.
    static func newFolder(number: Int) -> String {
        _ = atExit
        let folder = "/tmp/\(prefix)\(getpid())-\(number)"
        mkdir(folder, 0o755)
        folders.withLock { $0.append(folder) }
        return folder
    }

    /// Moves the folder of a cluster that has stopped to where no sweep finds it; where it lies now.
    static func keep(_ folder: String) -> String {
        let kept = "/tmp/parley-kept-" + folder.dropFirst("/tmp/\(prefix)".count)
        return rename(folder, kept) == 0 ? kept : folder
    }

    /// Removes the clusters of processes that no longer live.
    static func removeLeftovers() {
        guard let handle = opendir("/tmp") else { return }
        defer { closedir(handle) }
        var leftovers: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasPrefix(prefix), let maker = Int32(name.dropFirst(prefix.count).prefix { $0 != "-" }) else {
                continue
            }
            if kill(maker, 0) != 0, errno == ESRCH { leftovers.append("/tmp/" + name) }
        }
        for folder in leftovers { remove(folder) }
    }

    /// Ends the folder's server, if one runs, and removes the folder.
    static func remove(_ folder: String) {
        if let server = server(of: folder) {
            kill(server, SIGQUIT)
            for _ in 0..<2_000 where kill(server, 0) == 0 && waitpid(server, nil, WNOHANG) != server { usleep(5_000) }
        }
        var pid: pid_t = 0
        var words: [UnsafeMutablePointer<CChar>?] = []
        for word in ["/bin/rm", "-rf", "--", folder] { words.append(strdup(word)) }
        words.append(nil)
        defer { for word in words { free(word) } }
        if posix_spawn(&pid, "/bin/rm", nil, nil, words, environ) == 0 { waitpid(pid, nil, 0) }
    }

    /// The postmaster that its own file names, if that process works in the folder.
    private static func server(of folder: String) -> Int32? {
        guard let file = fopen(folder + "/postgres/postmaster.pid", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 32)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        let digits = line.prefix { $0 >= 48 && $0 <= 57 }.map { UInt8(bitPattern: $0) }
        guard let pid = Int32(String(decoding: digits, as: UTF8.self)), pid > 1 else { return nil }
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/\(pid)/cwd", &target, target.count)
        return count > 0 && String(decoding: target[..<count], as: UTF8.self) == folder + "/postgres" ? pid : nil
    }
}
