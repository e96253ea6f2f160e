import Glibc

/// The lines of earlier sessions, readable by their writer alone.
struct HistoryFile {
    private let path: String
    private static let most = 1000

    /// `$XDG_STATE_HOME/parley/history`, else `~/.local/state/parley/history`; nil without a home.
    init?(_ surroundings: Surroundings) {
        if let state = surroundings["XDG_STATE_HOME"], state.hasPrefix("/") {
            path = state + "/parley/history"
        } else if let home = surroundings["HOME"], home.hasPrefix("/") {
            path = home + "/.local/state/parley/history"
        } else {
            return nil
        }
    }

    /// The lines, oldest first; none where the file cannot be read.
    func read() -> [String] {
        guard let text = try? TextFile.read(path) else { return [] }
        return text.split(separator: "\n").suffix(Self.most).map(String.init)
    }

    /// Adds a line. A history that cannot be written is not worth a complaint.
    func append(_ line: String) {
        makeFolders()
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        fchmod(descriptor, 0o600)
        _ = Array((line + "\n").utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Keeps the last lines only; done once when a session ends.
    func shorten() {
        guard let text = try? TextFile.read(path) else { return }
        let lines = text.split(separator: "\n")
        guard lines.count > 2 * Self.most else { return }
        let fresh = path + ".new"
        unlink(fresh)
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let kept = Array((lines.suffix(Self.most).joined(separator: "\n") + "\n").utf8)
        let written = kept.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        if written == kept.count { rename(fresh, path) } else { unlink(fresh) }
    }

    private func makeFolders() {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
    }
}
