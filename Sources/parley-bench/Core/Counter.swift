import Glibc

/// Instructions in user space, counted by callgrind, which simulates each of them: the same figure on a quiet machine and on
/// a busy one, without a privilege and without counters of the processor, which virtual machines seldom have.
enum Counter {
    /// How often each piece is done, and then twice as often; what both have in common falls out of the difference.
    private static let times = 20
    private static let rounds = 3
    /// Callgrind ends a part of its output at each call of this function of the C library, which nobody else calls.
    private static let mark = "getppid"

    /// What runs under callgrind. The piece called `doubled` is done twice for once.
    static func measured(_ pieces: [Piece], doubled: String?) throws {
        for piece in pieces {
            let each = piece.name == doubled ? 2 : 1
            // The first time fills caches and links symbols.
            try piece.run(2)
            _ = getppid()
            for _ in 0..<rounds {
                for factor in [1, 2] {
                    try piece.run(factor * times * each)
                    _ = getppid()
                }
            }
        }
    }

    /// What each of the pieces takes once, in instructions; nil where this machine has no callgrind that runs, and why.
    static func count(_ pieces: [Piece], doubled: String?) throws(BenchFailure) -> Result<[String: Int], Unmeasured> {
        let folder = try Files.temporaryFolder()
        defer { Files.remove(folder: folder) }
        let output = folder + "/count"
        // Swift hashes with other seeds in each process otherwise, and its tables then have other collisions.
        setenv("SWIFT_DETERMINISTIC_HASHING", "1", 1)
        let arguments = [
            "--tool=callgrind", "--callgrind-out-file=\(output)", "--dump-before=\(mark)", Places.own, "core",
            "measured",
        ]
        let valgrind = Command("valgrind", arguments + (doubled.map { [$0] } ?? []))
        guard let child = try? valgrind.start(output: folder + "/said") else {
            return .failure(Unmeasured(why: "valgrind is not installed"))
        }
        let code = child.wait().code
        guard code == 0 else {
            // The lines begin with valgrind's process id; some hold nothing else.
            let said = Files.read(folder + "/said")?.split(separator: "\n").last { $0.contains(": ") }
            return .failure(Unmeasured(why: "valgrind ended with \(code): \(said ?? "")"))
        }
        var parts = (1...).lazy.map { part in "\(output).\(part)" }.makeIterator()
        var counts: [String: Int] = [:]
        for piece in pieces {
            _ = parts.next()
            var figures: [Int] = []
            for _ in 0..<rounds {
                let once = try total(parts.next())
                figures.append((try total(parts.next()) - once) / times)
            }
            counts[piece.name] = figures.sorted()[rounds / 2]
        }
        return .success(counts)
    }

    /// Why nothing could be counted here.
    struct Unmeasured: Error {
        let why: String
    }

    private static func total(_ path: String?) throws(BenchFailure) -> Int {
        guard let path, let text = Files.read(path),
            let line = text.split(separator: "\n").last(where: { $0.hasPrefix("totals: ") }),
            let count = line.split(separator: " ").last.flatMap({ Int($0) })
        else { throw BenchFailure("callgrind wrote no total to \(path ?? "")") }
        return count
    }
}
