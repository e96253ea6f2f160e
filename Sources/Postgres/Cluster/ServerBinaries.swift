import Glibc

/// The folder with `initdb` and `postgres`.
struct ServerBinaries: Sendable {
    let folder: String

    var initdb: String { folder + "/initdb" }
    var postgres: String { folder + "/postgres" }

    /// Finds the programs of a major version: where Debian and Red Hat put them, then on the search path.
    static func find(major: String?) throws(ClusterError) -> ServerBinaries {
        let majors = major.map { [$0] } ?? ["15", "16", "17", "18"]
        let usual = majors.flatMap { ["/usr/lib/postgresql/\($0)/bin", "/usr/pgsql-\($0)/bin"] }
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        let searched = usual + path.split(separator: ":").map(String.init)
        for folder in searched {
            let binaries = ServerBinaries(folder: folder)
            if access(binaries.initdb, X_OK) == 0, access(binaries.postgres, X_OK) == 0 { return binaries }
        }
        throw .noBinaries(searched: searched)
    }
}
