import ArgumentParser

/// `parley-bench run`: measures a daemon of its own against pgbench, in interleaved pairs.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "测量 case.show、case.advance、case.open / measure case.show, case.advance and case.open")

    @Option(help: "load 所灌的目录：在此大库上测量 / a folder that `load` has filled, to be measured on (default: a new store)")
    var folder: String?

    @Option(help: "测量前经套接字立案的件数 / cases to be opened through the socket first")
    var cases = 20_000

    @Option(help: "其中可推进的案件数 / how many of them are made ready to be advanced")
    var ready = 2_048

    @Option(help: "每次测量的秒数 / seconds of each measurement")
    var seconds = 5.0

    @Option(help: "成对测量的次数 / pairs of measurements")
    var pairs = 3

    @Option(
        help:
            "客户端数，逗号分隔；8x32 即每个客户端同时等待 32 个请求 / numbers of clients, with commas; 8x32 lets each keep 32 requests outstanding"
    )
    var clients = "1,32,256,8x32"

    @Option(help: "要测的工作，逗号分隔 / what to measure, with commas")
    var works = "show,advance,open"

    @Option(help: "把结果表写入此 Markdown 文件 / write the table to this Markdown file")
    var markdown: String?

    @OptionGroup var programs: ProgramOptions

    @Flag(help: "保留数据目录 / keep the data folder")
    var keep = false

    func validate() throws {
        guard cases > ready, ready > 0, seconds > 0, pairs > 0 else {
            throw ValidationError("cases > ready > 0; seconds, pairs > 0")
        }
        _ = try loads()
        _ = try chosenWorks()
    }

    func run() throws {
        let (loads, works) = (try loads(), try chosenWorks())
        try publish(to: markdown) { () throws(BenchFailure) in
            try Benchmark(
                places: try programs.places(), folder: folder, cases: cases, ready: ready, seconds: seconds,
                pairs: pairs, loads: loads,
                works: works, keepsFolder: keep
            ).run()
        }
    }

    private func loads() throws -> [Load] {
        try clients.split(separator: ",").map { word in
            let parts = word.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
            let load = Load(clients: parts[0], pipeline: parts.count > 1 ? parts[1] : 1)
            guard parts.count <= 2, load.clients > 0, load.pipeline > 0, load.slots <= ready else {
                throw ValidationError("requests outstanding must lie between 1 and --ready: \(word)")
            }
            return load
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
