import Testing
import WorkCalendar

@Suite struct DueDayPropertyTests {
    static let units: [(text: String, unit: TermLength.Unit, limit: Int)] = [
        ("d", .naturalDays, 90), ("wd", .workingDays, 60), ("m", .months, 14), ("y", .years, 3),
    ]

    @Test(
        "random rules, triggers, exclusions and extensions end where a walk day by day ends",
        arguments: [1, 20_260_911, 424_242, 7_777_777])
    func agreesWithTheOracle(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let oracle = SlowOracle(try Fixtures.workingDays())
        let calendar = try Fixtures.prc()
        let first = try #require(CivilDay(year: SlowOracle.firstYear, month: 1, day: 1))
        let known = try #require(CivilDay(year: SlowOracle.firstKnown, month: 1, day: 1))
        let span = CivilDay.days(from: first, to: known)
        for round in 0..<2500 {
            let back = Int.random(in: 0..<4, using: &random) == 0
            let term = SlowOracle.Term(
                lengths: (0...Int.random(in: 0...3, using: &random)).map { index in
                    let unit = Self.units[Int.random(in: 0..<Self.units.count, using: &random)]
                    return (
                        Int.random(in: 1...(index == 0 ? unit.limit : min(unit.limit, 20)), using: &random), unit.text
                    )
                },
                back: back, roll: !back && Bool.random(using: &random),
                inclusive: !back && Int.random(in: 0..<4, using: &random) == 0,
                nextDay: !back && Int.random(in: 0..<8, using: &random) == 0)
            // Two hundred of the days in view lie beyond the horizon.
            let trigger = span + Int.random(in: 0..<4583, using: &random)
            var excluded: Set<Int> = []
            var spans: [ClosedRange<CivilDay>] = []
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let start = trigger + Int.random(in: -20...120, using: &random) * (back ? -1 : 1)
                let end = start + Int.random(in: 0...25, using: &random)
                excluded.formUnion(start...end)
                spans.append(first.adding(days: start)...first.adding(days: end))
            }
            let lengths = try term.lengths.map { try #require(TermLength("\($0.count)\($0.unit)")) }
            let rule = try Fixtures.rule(
                lengths[0], back ? .before : .after, roll: term.roll, inclusive: term.inclusive, nextDay: term.nextDay)
            let expected = oracle.due(term, from: trigger, excluded: excluded)
            let found = try rule.due(
                from: first.adding(days: trigger), extensions: Array(lengths.dropFirst()), excluded: spans,
                calendar: calendar)
            let what = "round \(round): \(term) from \(first.adding(days: trigger).iso) without \(spans)"
            try #require(found.nominal == first.adding(days: expected.nominal), "\(what)")
            try #require(found.due == first.adding(days: expected.due), "\(what)")
            if found.due > calendar.horizon { try #require(found.provisional, "\(what)") }
            if !back, found.due <= calendar.horizon { try #require(!found.provisional, "\(what)") }
        }
    }

    @Test func `a longer period, or another excluded day inside, never ends earlier`() throws {
        var random = SeededGenerator(seed: 99)
        let calendar = try Fixtures.prc()
        let start = try Fixtures.day("2015-01-01")
        for _ in 0..<2000 {
            let unit = Self.units[Int.random(in: 0..<4, using: &random)]
            let count = Int.random(in: 1..<unit.limit, using: &random)
            let trigger = start.adding(days: Int.random(in: 0..<4300, using: &random))
            let shorter = try Fixtures.rule(try #require(TermLength(count: count, unit: unit.unit)))
            let longer = try Fixtures.rule(try #require(TermLength(count: count + 1, unit: unit.unit)))
            let due = try shorter.due(from: trigger, calendar: calendar)
            #expect(try due.due <= longer.due(from: trigger, calendar: calendar).due)
            let excluded = trigger.adding(days: Int.random(in: 1...30, using: &random))
            let later = try shorter.due(from: trigger, excluded: [excluded...excluded], calendar: calendar)
            #expect(due.due <= later.due)
            if excluded <= due.nominal, unit.unit != .workingDays {
                #expect(later.nominal == due.nominal.adding(days: 1))
            }
            #expect(calendar.isWorking(due.due))
        }
    }
}
