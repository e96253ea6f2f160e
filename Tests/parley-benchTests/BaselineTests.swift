import Testing

@testable import parley_bench

@Suite struct BaselineTests {
    private static let baseline = Baseline(counts: ["parse": 1_000, "split": 400])

    @Test(
        "a piece may grow by a tenth and no more, and every piece has its line",
        arguments: [
            (["parse": 1_100, "split": 1], []),
            (["parse": 1_101, "split": 400], ["parse: 1101 instructions, 1000 before (+10.1 %)"]),
            (["parse": 1_000], ["split: the baseline has a line for it, and nothing is counted"]),
            (
                ["parse": 1_000, "split": 400, "why": 7],
                ["why: 7 instructions, and the baseline has no line for it"]
            ),
        ] as [([String: Int], [String])])
    func growth(found: [String: Int], objections: [String]) {
        #expect(Self.baseline.objections(to: found) == objections)
    }

    @Test("what is written can be read, and a line that cannot be is named")
    func text() throws {
        let text = Baseline.text(["parse": 1_000, "split": 400], order: ["split", "parse"])
        #expect(try Baseline(text: text).counts == Self.baseline.counts)
        for line in ["parse", "parse many", "parse 0", "split 400\nsplit 400"] {
            #expect(throws: BenchFailure.self) { try Baseline(text: line) }
        }
    }

    @Test("every piece does what it should")
    func pieces() throws {
        for piece in try Pieces.all() { try piece.run(1) }
    }
}
