import ArgumentParser

/// Which programs and scripts a command uses.
struct ProgramOptions: ParsableArguments {
    @Option(help: "parleyd 的路径 / the daemon to measure (default: beside this program)")
    var daemon: String?

    @Option(help: "SQL 脚本的目录 / folder of the SQL scripts (default: sql/bench above this program)")
    var sql: String?

    func places() throws(BenchFailure) -> Places { try Places(daemon: daemon, sql: sql) }
}
