import Glibc

/// `core-bench check|accept BASELINE [--twice PIECE]`: what the pure core costs in instructions, against what it cost before.
@main
enum CoreBench {
    static func main() {
        do {
            let words = CommandLine.arguments.dropFirst()
            switch (words.first, words.dropFirst().first) {
            case ("measured", let doubled): try Counter.measured(try Pieces.all(), doubled: doubled)
            case ("check", let path?): try check(path, doubled: doubled(words))
            case ("accept", let path?): try accept(path)
            default: throw BenchFailure("core-bench check BASELINE [--twice PIECE] | core-bench accept BASELINE")
            }
        } catch {
            say("core-bench: \(error)")
            exit(1)
        }
    }

    private static func doubled(_ words: ArraySlice<String>) throws -> String? {
        let rest = words.dropFirst(2)
        guard let flag = rest.first else { return nil }
        guard flag == "--twice", rest.count == 2 else { throw BenchFailure("no option \(flag)") }
        return rest.last
    }

    private static func check(_ path: String, doubled: String?) throws {
        let pieces = try Pieces.all()
        if let doubled, !pieces.contains(where: { $0.name == doubled }) { throw BenchFailure("no piece \(doubled)") }
        guard let text = TextFile.read(path) else { throw BenchFailure("no baseline at \(path)") }
        let baseline = try Baseline(text: text)
        guard let found = try counts(pieces, doubled: doubled) else { return }
        print("| piece | instructions | before | change |\n| --- | --- | --- | --- |")
        for piece in pieces {
            let count = found[piece.name] ?? 0
            let before = baseline.counts[piece.name]
            print("| \(piece.name) | \(count) | \(before ?? 0) | \(before.map { Baseline.change($0, count) } ?? "") |")
        }
        let objections = baseline.objections(to: found)
        guard objections.isEmpty else {
            throw BenchFailure(
                """
                the pure core costs more than it did:
                  \(objections.joined(separator: "\n  "))
                Make it cheaper, or accept it with `make bench-core ACCEPT=yes` and say in the commit why.
                """)
        }
    }

    private static func accept(_ path: String) throws {
        let pieces = try Pieces.all()
        guard let found = try counts(pieces, doubled: nil) else { return }
        try TextFile.write(Baseline.text(found, order: pieces.map(\.name)), to: path)
    }

    /// Nil, said aloud, where nothing can be counted.
    private static func counts(_ pieces: [Piece], doubled: String?) throws -> [String: Int]? {
        // Once without callgrind, so that what fails there fails by itself.
        for piece in pieces { try piece.run(1) }
        switch try Counter.count(pieces, doubled: doubled) {
        case .success(let counts): return counts
        case .failure(let reason):
            say("core-bench: NOT MEASURED, \(reason.why)")
            return nil
        }
    }

    private static func say(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
