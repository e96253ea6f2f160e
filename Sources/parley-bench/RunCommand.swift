import ArgumentParser

/// `parley-bench run`: measures a daemon of its own against pgbench, in interleaved pairs.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "测量 case.show、case.advance、case.open / measure case.show, case.advance and case.open")

    @Option(help: "案件数 / cases in the store")
    var cases = 20_000

    @Option(help: "其中可推进的案件数 / how many of them are made ready to be advanced")
    var ready = 2_048

    @Option(help: "每次测量的秒数 / seconds of each measurement")
    var seconds = 5.0

    @Option(help: "成对测量的次数 / pairs of measurements")
    var pairs = 3

    @Option(help: "客户端数，逗号分隔 / numbers of clients, with commas")
    var clients = "1,32,256"

    @Option(help: "每个客户端同时等待的请求数 / requests that each client keeps outstanding")
    var pipeline = 1

    @Option(help: "要测的工作，逗号分隔 / what to measure, with commas")
    var works = "show,advance,open"

    @Option(help: "把结果表写入此 Markdown 文件 / write the table to this Markdown file")
    var markdown: String?

    @OptionGroup var programs: ProgramOptions

    @Flag(help: "保留数据目录 / keep the data folder")
    var keep = false

    func validate() throws {
        guard cases >= ready, ready > 0, seconds > 0, pairs > 0, pipeline > 0 else {
            throw ValidationError("cases ≥ ready > 0; seconds, pairs, pipeline > 0")
        }
        _ = try loads()
        _ = try chosenWorks()
    }

    func run() throws {
        let (loads, works) = (try loads(), try chosenWorks())
        try publish(to: markdown) { () throws(BenchFailure) in
            try Benchmark(
                places: try programs.places(), cases: cases, ready: ready, seconds: seconds, pairs: pairs, loads: loads,
                works: works, keepsFolder: keep
            ).run()
        }
    }

    private func loads() throws -> [Load] {
        try clients.split(separator: ",").map { word in
            guard let number = Int(word), number > 0, number * pipeline <= ready else {
                throw ValidationError("clients × pipeline must lie between 1 and --ready: \(word)")
            }
            return Load(clients: number, pipeline: pipeline)
        }
    }

    private func chosenWorks() throws -> [WorkKind] {
        try works.split(separator: ",").map { word in
            guard let kind = WorkKind(rawValue: String(word)) else { throw ValidationError("no work \(word)") }
            return kind
        }
    }
}

/// How many clients, and how many requests each keeps outstanding.
struct Load: Hashable {
    let clients: Int
    let pipeline: Int

    /// Requests outstanding at once.
    var slots: Int { clients * pipeline }
    var name: String { pipeline == 1 ? "\(clients)" : "\(clients)×\(pipeline)" }
}

/// What is measured.
enum WorkKind: String, CaseIterable {
    case show
    case advance
    case open

    var command: String { "case.\(rawValue)" }
    var writes: Bool { self != .show }
}
