import Glibc

/// Where the daemon and the pgbench scripts are.
struct Places {
    let daemon: String
    let scripts: String

    init(daemon: String?, sql: String?) throws(BenchFailure) {
        let here = Files.folder(of: Self.own)
        self.daemon = daemon ?? here + "/parleyd"
        guard Files.exists(self.daemon) else { throw BenchFailure("no daemon at \(self.daemon); try --daemon") }
        guard let scripts = sql ?? Self.scripts(above: here) else {
            throw BenchFailure("no folder sql/bench above \(here); try --sql")
        }
        self.scripts = scripts
    }

    /// The path of this program.
    static var own: String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func scripts(above folder: String) -> String? {
        var folder = folder
        while folder.contains("/") {
            if Files.exists(folder + "/sql/bench/show.sql") { return folder + "/sql/bench" }
            folder = Files.folder(of: folder)
        }
        return nil
    }
}
