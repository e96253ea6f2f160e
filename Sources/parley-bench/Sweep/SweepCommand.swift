import ArgumentParser
import Glibc
import JSONText

/// `parley-bench sweep`: what falls due costs what is due, not what exists.
struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "到期提醒的规模：扫描耗时、九点的洪峰 / reminders at scale: the time of a sweep, a flood at nine o'clock")

    @Option(help: "未到期的期限数，逗号分隔，递增 / numbers of open deadlines, with commas, increasing")
    var sizes = "10000,200000"

    @Option(help: "每次扫描到期的期限数 / how many are due in each sweep")
    var due = 1_000

    @Option(help: "九点到期的期限数；0 为不测 / how many fall due at nine o'clock; 0 leaves it out")
    var flood = 10_000

    @Option(help: "把结果表写入此 Markdown 文件 / write the tables to this Markdown file")
    var markdown: String?

    @OptionGroup var programs: ProgramOptions

    @Flag(help: "保留数据目录 / keep the data folder")
    var keep = false

    func validate() throws {
        let numbers = self.numbers
        guard !numbers.isEmpty, numbers.count == sizes.split(separator: ",").count, numbers == numbers.sorted(),
            due > 0, flood >= 0, numbers.allSatisfy({ $0 >= due }), numbers.last.map({ $0 >= flood }) == true
        else { throw ValidationError("sizes must increase, the least ≥ --due, the greatest ≥ --flood") }
    }

    func run() throws {
        try publish(to: markdown) { () throws(BenchFailure) in try measure() }
    }

    private var numbers: [Int] { sizes.split(separator: ",").compactMap { Int($0) } }

    private func measure() throws(BenchFailure) -> SweepReport {
        let places = try programs.places()
        let drop = try MailDrop()
        setenv("PARLEY_SMTP_URL", "smtp://127.0.0.1:\(drop.port)", 1)
        setenv("PARLEY_SMTP_FROM", "parley@example.org", 1)
        let daemon = try PrivateDaemon(program: places.daemon)
        defer {
            daemon.stop()
            drop.stop()
            if keep { Console.say("kept: \(daemon.folder)") } else { daemon.removeFolder() }
        }
        var report = SweepReport(due: due, flood: flood)
        report.circumstances.append("machine: \(Machine.line)")
        report.circumstances.append("8 KiB to the disk: \(try Machine.syncTime(in: daemon.folder).whole) µs")
        var filled = SweepStore(daemon: daemon, scripts: places.scripts)
        try filled.begin()
        // The daemon rests on Monday while Wednesday's reminders are claimed and put back.
        for (place, size) in numbers.enumerated() {
            let rate = try filled.fill(to: size)
            if place == 0 { try filled.makeDue(due) }
            report.circumstances.append("filled to \(size) at \(rate.whole)/s")
            report.claims.append((size, try filled.claim(due)))
        }
        if flood > 0 {
            try filled.makeDue(flood)
            report.outcome = try Flood(filled: filled, drop: drop, due: flood).run()
        }
        let verified = try Conversation(socket: daemon.socket).ask("audit.verify from=\(filled.past + 1)", within: 300)
        report.isWhole = verified.first["whole"]?.bool == true
        return report
    }
}
