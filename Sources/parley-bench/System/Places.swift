import Glibc

/// Where the daemon and the pgbench scripts are.
struct Places {
    let daemon: String
    let scripts: String

    init(daemon: String?, sql: String?) throws(BenchFailure) {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let program = buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }
        let here = Files.folder(of: String(decoding: program, as: UTF8.self))
        self.daemon = daemon ?? here + "/parleyd"
        guard Files.exists(self.daemon) else { throw BenchFailure("no daemon at \(self.daemon); try --daemon") }
        guard let scripts = sql ?? Self.scripts(above: here) else {
            throw BenchFailure("no folder sql/bench above \(here); try --sql")
        }
        self.scripts = scripts
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
