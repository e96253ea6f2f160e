import ArgumentParser
import Glibc

/// `parley-bench pages`: what people wait for on a large store.
struct PagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages",
        abstract: "大库上的列表、启动、内存与验链 / lists, start, memory and the verifier on a large store")

    @Option(help: "load 所灌的目录 / the folder that `load` has filled")
    var folder: String

    @Option(help: "每项测量的秒数 / seconds of each measurement")
    var seconds = 1.0

    @Option(help: "空闲连接数 / idle connections")
    var connections = 10_000

    @Flag(help: "不验全链 / do not verify the whole chain")
    var withoutAudit = false

    @Option(help: "把结果表写入此 Markdown 文件 / write the table to this Markdown file")
    var markdown: String?

    @OptionGroup var programs: ProgramOptions

    func validate() throws {
        guard seconds > 0, connections >= 0 else { throw ValidationError("seconds > 0, connections ≥ 0") }
    }

    func run() throws {
        try publish(to: markdown) { () throws(BenchFailure) in
            let places = try programs.places()
            setenv("PARLEY_CONNECTIONS", "\(connections + 64)", 1)
            setenv("PARLEY_CONNECTIONS_PER_ACCOUNT", "\(connections + 64)", 1)
            let daemon = try PrivateDaemon(program: places.daemon, folder: folder)
            guard Files.exists(daemon.folder + "/data") else { throw BenchFailure("no store in \(folder)") }
            defer { daemon.stop() }
            var pages = Pages(
                daemon: daemon,
                store: Store(
                    cluster: daemon.cluster, database: "postgres", folder: daemon.folder, scripts: places.scripts),
                seconds: seconds)
            try pages.measure(connections: connections, audit: !withoutAudit)
            return pages
        }
    }
}
