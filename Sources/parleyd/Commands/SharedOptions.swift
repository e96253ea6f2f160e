import ArgumentParser
import FoundationEssentials

/// The flags that several subcommands take.
struct SharedOptions: ParsableArguments {
    @Option(help: "配置文件 / configuration file (default: /etc/parley/parley.yaml)")
    var config: String?

    @Option(help: "自带 PostgreSQL 的数据目录 / folder of the embedded PostgreSQL")
    var data: String?

    @Option(help: "libpq 连接串 / libpq connection string")
    var database: String?

    @Option(help: "管理套接字 / admin socket")
    var socket: String?

    /// The configuration with these flags on top; prints every problem and exits with 78.
    func read() throws -> Configuration {
        if data != nil, database != nil {
            Complaint.print("--data 与 --database 只能给一个 / exactly one of --data and --database")
            throw Exit.usage
        }
        do {
            return try reader()
        } catch {
            for line in error.lines { Complaint.print(line) }
            throw Exit.configuration
        }
    }

    /// Reads the configuration, as often as it is called.
    var reader: @Sendable () throws(ConfigurationProblems) -> Configuration {
        var flags: [String: String] = [:]
        flags["data"] = data
        flags["database"] = database
        flags["socket"] = socket
        return { [config, flags] () throws(ConfigurationProblems) in
            try Configuration.read(file: config, environment: ProcessInfo.processInfo.environment, flags: flags)
        }
    }
}
