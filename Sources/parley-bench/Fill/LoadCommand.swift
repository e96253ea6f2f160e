import ArgumentParser
import Glibc
import JSONText
import WorkCalendar

/// `parley-bench load`: a large store on a data folder of the bench's own.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "灌入大库：由种子决定，经 COPY，审计链完整 / fill a large store through COPY, from a seed, its chain whole")

    @Option(help: "案件数 / cases")
    var cases = 100_000

    @Option(help: "随机种子 / seed")
    var seed: UInt64 = 1

    @Option(help: "由程序真正办理、再加克隆的案件数 / cases that a daemon carries out, to be cloned")
    var templates = 480

    @Option(help: "最后一日（默认今日）；同一种子、同一日得同一库 / the last day (default: today); one seed and one day give one store")
    var until: String?

    @Option(
        help:
            "库所在的新目录；之后 parleyd serve --data 目录/data / new folder for the store; then parleyd serve --data FOLDER/data")
    var folder: String

    @OptionGroup var programs: ProgramOptions

    func validate() throws {
        guard templates >= 60, cases >= templates else { throw ValidationError("cases ≥ templates ≥ 60") }
        guard until == nil || today != nil else { throw ValidationError("--until YYYY-MM-DD") }
    }

    func run() throws {
        signal(SIGPIPE, SIG_IGN)
        try telling { () throws(BenchFailure) in
            let lines = try fill()
            print(lines.map { "- \($0)" }.joined(separator: "\n"))
            return !lines.contains { $0.hasPrefix("WRONG") }
        }
    }

    private var today: CivilDay? {
        guard let until else { return Instant(microseconds: Int64(time(nil)) * 1_000_000).day }
        return CivilDay(iso: until)
    }

    private func fill() throws(BenchFailure) -> [String] {
        let places = try programs.places()
        let target = try PrivateDaemon(program: places.daemon, folder: folder)
        guard !Files.exists(target.folder + "/data") else { throw BenchFailure("\(folder) holds a store already") }
        let begin = Monotonic.now()
        let templates = try templateCases(places)
        let walked = Double(Monotonic.now() - begin) / 1e9
        try target.start()
        defer { target.stop() }
        _ = try TemplateWalk.staff(Conversation(socket: target.socket))
        let store = Store(cluster: target.cluster, database: "postgres", folder: target.folder, scripts: places.scripts)
        var procedures: [String: Int32] = [:]
        for row in try store.run("load_procedures") where row.count == 4 {
            guard row[3] == "0" else { throw BenchFailure("the store holds cases already") }
            procedures["\(row[1])/\(row[2])"] = Int32(row[0])
        }
        let cloner = Cloner(store: store, templates: templates, seed: seed, procedures: procedures)
        let filled = try cloner.fill(cases)
        var lines = [
            "machine: \(Machine.line)",
            "\(templates.count) templates carried out in \(walked.hundredths) s",
            "\(filled.cases) cases, \(filled.events) events, \(filled.deadlines) deadlines, \(filled.keys) request keys in "
                + "\(filled.seconds.hundredths) s: \((Double(filled.cases) / filled.seconds).whole) cases/s, "
                + "\((Double(filled.events) / filled.seconds).whole) events/s",
            "their words in \(filled.searchSeconds.hundredths) s more",
        ]
        let sizes = try store.run("load_size")
        let bytes = sizes.reduce(0.0) { $0 + ($1.count > 2 ? Double($1[2]) ?? 0 : 0) }
        lines.append(
            "\((bytes / Double(filled.cases)).whole) bytes for each case with all that belongs to it, of which:")
        for size in sizes where size.count == 4 {
            let total = (Double(size[2]) ?? 0) / Double(filled.cases)
            let indexes = (Double(size[3]) ?? 0) / Double(filled.cases)
            lines.append("\(size[0]): \(size[1]) rows, \(total.whole) bytes, \(indexes.whole) of them indexes")
        }
        for row in try store.run("load_check") where row.count == 2 {
            lines.append("\(row[1] == "0" ? "ok" : "WRONG"): \(row[1]) \(row[0])")
        }
        let from = max(1, filled.events - 100_000)
        let whole = try Conversation(socket: target.socket).ask("audit.verify from=\(from)", within: 300).first
        lines.append("\(whole["whole"]?.bool == true ? "ok" : "WRONG"): audit.verify from=\(from): \(whole.line)")
        return lines
    }

    /// Cases that a daemon has carried out in a rehearsal without reminders, each with all its rows.
    private func templateCases(_ places: Places) throws(BenchFailure) -> [Template] {
        guard let today else { throw BenchFailure("--until YYYY-MM-DD") }
        let folder = folder + "/templates"
        guard mkdir(folder, 0o755) == 0 else { throw BenchFailure(call: folder) }
        try Files.write("reminders: \(folder)/reminders.yaml\n", to: folder + "/parley.yaml")
        try Files.write(Self.silence, to: folder + "/reminders.yaml")
        let first = today.adding(days: -(TemplateWalk.days.first ?? 0) - 1).iso
        let daemon = try PrivateDaemon(
            program: places.daemon, folder: folder,
            flags: ["--config", folder + "/parley.yaml", "--simulated-clock", "\(first)T09:00:00+08:00"])
        try daemon.start()
        defer {
            daemon.stop()
            daemon.removeFolder()
        }
        let talk = try Conversation(socket: daemon.socket)
        let staff = try TemplateWalk.staff(talk)
        var walk = try TemplateWalk(talk, today: today, count: templates, chance: Chance(seed: seed))
        try walk.run(staff: staff)
        for (refusal, number) in walk.refusals.sorted(by: { $0.value > $1.value }).prefix(5) {
            Console.say("\(number) × \(refusal)")
        }
        let store = Store(cluster: daemon.cluster, database: "postgres", folder: folder, scripts: places.scripts)
        var made: [Template] = []
        for row in try store.run("load_templates") {
            if let line = row.first, !line.isEmpty { made.append(try Template(line: line)) }
        }
        return made
    }

    /// Reminders would be most of the events, and nobody measures their texts here.
    private static let silence = """
        policies:
          - policy: silence
            for: {nature: [limit, right, window, effect, retention]}
            steps: []

        """
}
