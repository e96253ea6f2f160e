/// What each piece took when somebody last looked and agreed: lines of `name instructions`, `#` begins a remark.
struct Baseline {
    private(set) var counts: [String: Int] = [:]
    /// By how much a piece may grow without anybody being asked, in hundredths.
    static let tolerance = 10

    init(counts: [String: Int]) { self.counts = counts }

    init(text: String) throws(BenchFailure) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
            guard !words.isEmpty else { continue }
            guard words.count == 2, let count = Int(words[1]), count > 0, counts[String(words[0])] == nil else {
                throw BenchFailure("line \(number + 1) is not a new name with its instructions: \(line)")
            }
            counts[String(words[0])] = count
        }
    }

    /// What must be mended before these counts pass; empty where all is well.
    func objections(to found: [String: Int]) -> [String] {
        let grown = found.sorted { $0.key < $1.key }.compactMap { name, count -> String? in
            guard let before = counts[name] else {
                return "\(name): \(count) instructions, and the baseline has no line for it"
            }
            guard count * 100 > before * (100 + Self.tolerance) else { return nil }
            return "\(name): \(count) instructions, \(before) before (\(Self.change(before, count)))"
        }
        let gone = counts.keys.filter { found[$0] == nil }.sorted()
        return grown + gone.map { "\($0): the baseline has a line for it, and nothing is counted" }
    }

    /// The counts in the baseline's form, in this order.
    static func text(_ found: [String: Int], order: [String]) -> String {
        """
        # Instructions in user space for each piece of the pure core done once: release build, callgrind.
        # `make bench-core` fails where a piece grows by more than \(tolerance) %. Accept what is meant: `make bench-core ACCEPT=yes`.

        """ + order.map { "\($0) \(found[$0] ?? 0)\n" }.joined()
    }

    static func change(_ before: Int, _ now: Int) -> String {
        let tenths = (now - before) * 1000 / before
        return "\(tenths < 0 ? "-" : "+")\(abs(tenths) / 10).\(abs(tenths) % 10) %"
    }
}
