import ArgumentParser

/// `parley-bench watch`: very many watchers while cases change at a steady pace.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "大量连接同时 watch：不漏、不重、按序、不迟 / very many watchers: each event once, in order and soon")

    @Option(help: "观看的连接数 / watching connections")
    var watchers = 1_000

    @Option(help: "每秒变更数，逗号分隔 / changes a second, with commas")
    var rates = "1000"

    @Option(help: "每种速率的秒数 / seconds at each rate")
    var seconds = 20.0

    @Option(help: "把结果表写入此 Markdown 文件 / write the table to this Markdown file")
    var markdown: String?

    @Option(help: "parleyd 的路径 / the daemon to measure (default: beside this program)")
    var daemon: String?

    @Option(help: "SQL 脚本的目录 / folder of the SQL scripts (default: sql/bench above this program)")
    var sql: String?

    @Flag(help: "保留数据目录 / keep the data folder")
    var keep = false

    private var numbers: [Int] { rates.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 } }

    func validate() throws {
        guard !numbers.isEmpty, numbers.count == rates.split(separator: ",").count, seconds > 0,
            (10...1_000).contains(watchers)
        else { throw ValidationError("rates and seconds must be positive, watchers 10 to 1000") }
    }

    func run() throws {
        do {
            let report = try measure()
            print(report.markdown)
            if let markdown { try Files.write(report.markdown, to: markdown) }
            if !report.isSound { throw ExitCode(1) }
        } catch let failure as BenchFailure {
            Console.complain("\(failure)")
            throw ExitCode(1)
        }
    }

    private func measure() throws(BenchFailure) -> WatchReport {
        let places = try Places(daemon: daemon, sql: sql)
        let daemon = try PrivateDaemon(program: places.daemon)
        defer {
            daemon.stop()
            if keep { Console.say("kept: \(daemon.folder)") } else { daemon.removeFolder() }
        }
        var report = WatchReport(machine: Machine.line)
        try daemon.start()
        let audience = try Audience(daemon: daemon, watchers: watchers)
        for rate in numbers {
            Console.say("\(watchers) watchers, \(rate) changes a second")
            report.runs.append(try audience.watch(rate: rate, seconds: seconds))
        }
        return report
    }
}
