import ArgumentParser

/// What the pure core costs in instructions, against what it cost before.
struct CoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "core",
        abstract: "纯核心的指令数，与基线比较 / the pure core in instructions, against a baseline",
        subcommands: [CheckCore.self, AcceptCore.self, MeasuredCore.self])

    /// Nil, said aloud, where nothing can be counted.
    static func counts(_ pieces: [Piece], doubled: String?) throws -> [String: Int]? {
        // Once without callgrind, so that what fails there fails by itself.
        for piece in pieces { try piece.run(1) }
        switch try Counter.count(pieces, doubled: doubled) {
        case .success(let counts): return counts
        case .failure(let reason):
            Console.complain("NOT MEASURED, \(reason.why)")
            return nil
        }
    }
}

/// Fails where a piece has grown.
struct CheckCore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "任一项增长超过一成即失败 / fails where a piece has grown by more than a tenth")

    @Argument(help: "基线文件 / the baseline")
    var baseline: String

    @Option(help: "把这一项做两遍，以证明会失败 / do this piece twice for once, to see it fail")
    var twice: String?

    func run() throws {
        let pieces = try Pieces.all()
        if let twice, !pieces.contains(where: { $0.name == twice }) { throw BenchFailure("no piece \(twice)") }
        guard let text = Files.read(baseline) else { throw BenchFailure("no baseline at \(baseline)") }
        let before = try Baseline(text: text)
        guard let found = try CoreCommand.counts(pieces, doubled: twice) else { return }
        print("| piece | instructions | before | change |\n| --- | --- | --- | --- |")
        for piece in pieces {
            let count = found[piece.name] ?? 0
            let was = before.counts[piece.name]
            print("| \(piece.name) | \(count) | \(was ?? 0) | \(was.map { Baseline.change($0, count) } ?? "") |")
        }
        let objections = before.objections(to: found)
        guard objections.isEmpty else {
            throw BenchFailure(
                """
                the pure core costs more than it did:
                  \(objections.joined(separator: "\n  "))
                Make it cheaper, or accept it with `make bench-core ACCEPT=yes` and say in the commit why.
                """)
        }
    }
}

/// Writes a new baseline.
struct AcceptCore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "以现在的指令数为基线 / takes the present counts as the baseline")

    @Argument(help: "基线文件 / the baseline")
    var baseline: String

    func run() throws {
        let pieces = try Pieces.all()
        guard let found = try CoreCommand.counts(pieces, doubled: nil) else { return }
        try Files.write(Baseline.text(found, order: pieces.map(\.name)), to: baseline)
    }
}

/// What runs under callgrind.
struct MeasuredCore: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measured", shouldDisplay: false)

    @Argument var doubled: String?

    func run() throws { try Counter.measured(try Pieces.all(), doubled: doubled) }
}
