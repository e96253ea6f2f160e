import Glibc

/// A database of the daemon's cluster, reached as its superuser over the private socket.
struct Store {
    let cluster: String
    let database: String
    /// A folder for passing files.
    let folder: String
    /// The folder of the SQL files.
    let scripts: String

    /// Flags that say where the cluster is, for each of PostgreSQL's programs.
    var place: [String] { ["-h", cluster, "-p", "5432", "-U", Self.owner(of: cluster)] }

    /// The rows that a script gives.
    @discardableResult
    func run(_ script: String, _ variables: [String: String] = [:]) throws(BenchFailure) -> [[String]] {
        try psql(file: "\(scripts)/\(script).sql", variables).split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The whole database once more under another name, with statistics, for a comparator that must not touch the
    /// original: its writes would be no lawful events of the daemon's. (`create database … template` would be quicker,
    /// but wants nobody to be connected.)
    func copy(as name: String) throws(BenchFailure) -> Store {
        let copy = Store(cluster: cluster, database: name, folder: folder, scripts: scripts)
        let file = folder + "/store.sql"
        _ = try Command("createdb", place + [name]).run(in: folder)
        _ = try Command("pg_dump", place + ["-f", file, database]).run(in: folder)
        _ = try copy.psql(file: file, [:])
        unlink(file)
        try copy.vacuum()
        return copy
    }

    /// Removes the database.
    func drop() throws(BenchFailure) {
        _ = try Command("dropdb", place + [database]).run(in: folder)
    }

    func vacuum() throws(BenchFailure) {
        _ = try Command("vacuumdb", place + ["-q", "--analyze", database]).run(in: folder)
    }

    /// psql on a script.
    func command(_ script: String) -> Command { psql("\(scripts)/\(script).sql", [:]) }

    private func psql(file: String, _ variables: [String: String]) throws(BenchFailure) -> String {
        try psql(file, variables).run(in: folder).output
    }

    private func psql(_ file: String, _ variables: [String: String]) -> Command {
        var flags = ["-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", file]
        for (name, value) in variables { flags += ["-v", "\(name)=\(value)"] }
        return Command("psql", place + flags)
    }

    private static func owner(of cluster: String) -> String {
        var status = stat()
        guard stat(cluster, &status) == 0, let entry = getpwuid(status.st_uid) else { return "postgres" }
        return String(cString: entry.pointee.pw_name)
    }
}
