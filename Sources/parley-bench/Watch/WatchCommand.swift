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

    @OptionGroup var programs: ProgramOptions

    @Flag(help: "保留数据目录 / keep the data folder")
    var keep = false

    private var numbers: [Int] { rates.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 } }

    func validate() throws {
        guard !numbers.isEmpty, numbers.count == rates.split(separator: ",").count, seconds > 0,
            (10...1_000).contains(watchers)
        else { throw ValidationError("rates and seconds must be positive, watchers 10 to 1000") }
    }

    func run() throws {
        try publish(to: markdown) { () throws(BenchFailure) in try measure() }
    }

    private func measure() throws(BenchFailure) -> WatchReport {
        let places = try programs.places()
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
