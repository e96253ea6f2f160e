import Mediation
import Testing
import WorkCalendar

struct FigureTotalTests {
    @Test(arguments: [
        ("2022", "2022-01-01", "2022-12-31"), ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2022-Q1", "2022-01-01", "2022-03-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-03-05..2022-03-05", "2022-03-05", "2022-03-05"),
    ])
    func `a period is read, and called by its shortest name`(name: String, from: String, to: String) throws {
        let period = try #require(Period(name))
        #expect(period.from.iso == from && period.to.iso == to)
        #expect(period.name == name)
    }

    @Test(arguments: ["22", "2022-13", "2022-Q5", "2022-H3", "2022-1", "2022-03-05", "2022-03-05..2022-03-04", "", "-"])
    func `what is no period is refused`(text: String) { #expect(Period(text) == nil) }

    /// Entries as `office period value`, `target` or `waits` at the end.
    private func entries(_ lines: String) throws -> [FigureEntry] {
        try lines.split(separator: ";").map { line in
            let words = line.split(separator: " ").map(String.init)
            var entry = FigureEntry(
                figure: "f", period: try #require(Period(words[1])), isTarget: words.contains("target"),
                value: try #require(Int64(words[2])), unit: "件", office: words[0], evidence: "", corrects: nil,
                enteredBy: "a", enteredAt: Instant(microseconds: 0))
            entry.state = words.contains("waits") ? .entered : .signed
            return entry
        }
    }

    @Test(
        arguments: [
            ("offices are added, parts of a period too", "A 2022-Q1 1;A 2022-Q2 2;B 2022-H1 4", false, 7, nil, 0, 0),
            (
                "the widest entry contains the others", "A 2022-H1 10;A 2022-Q1 6;A 2022-01 3;B 2022-Q1 1", false, 11,
                nil, 0, 0
            ),
            ("what is not signed does not count", "A 2022-Q1 1;A 2022-Q2 2 waits", false, 1, nil, 1, 0),
            ("days of other periods cannot be divided", "A 2022 9;A 2022-Q1 1", false, 1, nil, 0, 1),
            ("what stands at the end is the last entry", "A 2022-Q1 8;A 2022-Q2 9;B 2022-03 1", true, 10, nil, 0, 0),
            (
                "a target lies within, or else the narrowest around", "A 2022 9 target;A 2022-H1 4 target", false, nil,
                4, 0, 0
            ),
            ("the year's target stands beside the half year", "A 2022 1000 target", false, nil, 1000, 0, 0),
            ("nothing is nothing, not zero", "", false, nil, nil, 0, 0),
        ] as [(String, String, Bool, Int64?, Int64?, Int, Int)])
    func `entries of one figure add up once`(
        rule: String, lines: String, isStock: Bool, value: Int64?, target: Int64?, waiting: Int, crossing: Int
    ) throws {
        let half = try #require(Period("2022-H1"))
        let total = FigureTotal(try entries(lines), in: half, isStock: isStock)
        #expect(total.value == value && total.target == target, "\(rule): \(total)")
        #expect(total.waiting == waiting && total.crossing == crossing, "\(rule): \(total)")
    }
}
