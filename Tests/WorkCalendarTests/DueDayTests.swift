import Testing
import Wording
import WorkCalendar

@Suite struct DueDayTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: String
        let from: String
        var extend: [String] = []
        var excluded: [String] = []
        let due: String
        var nominal: String?
        var provisional = false
        let why: String
        var testDescription: String { "\(rule) from \(from) \(extend) \(excluded): \(why)" }
    }

    static let cases = [
        Case(
            rule: "cb-response-20d", from: "2026-09-11", due: "2026-10-08", nominal: "2026-10-01", why: "National Day"),
        Case(rule: "cb-response-20d", from: "2026-09-10", due: "2026-09-30", why: "a working day stays"),
        Case(
            rule: "cb-response-20d", from: "2020-01-04", due: "2020-02-03", nominal: "2020-01-24",
            why: "the Spring Festival of 2020 was extended to 2 February"),
        Case(
            rule: "cb-response-20d", from: "2026-02-08", due: "2026-02-28",
            why: "a period that ends on a make-up Saturday does not roll"),
        Case(
            rule: "cb-response-20d", from: "2026-08-31", due: "2026-09-20",
            why: "a period that ends on a make-up Sunday does not roll"),
        Case(
            rule: "cb-response-20d", from: "2015-08-14", due: "2015-09-06", nominal: "2015-09-03",
            why: "the one-off holiday of 2015, and the make-up Sunday after it"),
        Case(
            rule: "court-entrusted-summary-7d", from: "2026-11-20", due: "2026-11-27",
            why: "rest days in the middle count"),
        Case(
            rule: "court-entrusted-summary-7d", from: "2026-11-20", extend: ["30d"], due: "2026-12-28",
            nominal: "2026-12-27", why: "extended before it rolls (C9)"),
        Case(
            rule: "court-entrusted-summary-7d", from: "2026-09-26", extend: ["5d"], due: "2026-10-08",
            nominal: "2026-10-08", why: "rolled once, not at 3 October and again"),
        Case(rule: "court-summary-trial-3m", from: "2026-01-31", due: "2026-04-30", why: "April has no 31st"),
        Case(
            rule: "court-summary-trial-3m", from: "2026-01-31", extend: ["1m"], due: "2026-06-01",
            nominal: "2026-05-31",
            why: "3 + 1 months are four months from the trigger"),
        Case(
            rule: "court-small-claims-2m", from: "2025-12-30", due: "2026-02-28",
            why: "C2, and 28 February 2026 is worked"),
        Case(rule: "enforce-apply-2y", from: "2024-02-29", due: "2026-02-28", why: "29 February + 2 years"),
        Case(rule: "arb-limitation-1y", from: "2023-02-28", due: "2024-02-28", why: "28 February + 1 year"),
        Case(
            rule: "arb-accept-5wd", from: "2026-09-28", due: "2026-10-10",
            why: "29, 30 September, 8, 9 October, and Saturday the 10th, which is worked"),
        Case(
            rule: "arb-accept-5wd", from: "2026-12-29", due: "2027-01-05", provisional: true,
            why: "1 January 2027 counts as a Friday beyond the horizon"),
        Case(
            rule: "arb-accept-5wd", from: "2026-09-28", extend: ["5d"], due: "2026-10-15",
            why: "natural days after the fifth working day"),
        Case(
            rule: "cb-response-20d", from: "2026-09-11", extend: ["5wd"], due: "2026-10-13", nominal: "2026-10-13",
            why: "working days after the unrolled 1 October"),
        Case(
            rule: "cb-response-20d", from: "2026-09-11", extend: ["1m"], due: "2026-11-02", nominal: "2026-11-01",
            why: "a month after the unrolled 1 October"),
        Case(
            rule: "cb-response-20d", from: "2026-11-11", excluded: ["2026-11-15..2026-11-19"], due: "2026-12-07",
            nominal: "2026-12-06", why: "five excluded days inside (C10)"),
        Case(
            rule: "cb-response-20d", from: "2026-11-11",
            excluded: ["2026-11-15..2026-11-19", "2026-11-18..2026-11-20"],
            due: "2026-12-07", nominal: "2026-12-07", why: "overlapping spans count once"),
        Case(
            rule: "cb-response-20d", from: "2026-11-02",
            excluded: ["2026-11-20..2026-11-22", "2026-11-24..2026-11-25"],
            due: "2026-11-27", why: "lengthening brings further excluded days inside"),
        Case(
            rule: "cb-response-20d", from: "2026-11-11",
            excluded: ["2026-11-01..2026-11-11", "2026-12-02..2026-12-09"],
            due: "2026-12-01", why: "days outside the running period do not lengthen it"),
        Case(
            rule: "arb-accept-5wd", from: "2026-11-20", excluded: ["2026-11-21..2026-11-24"], due: "2026-12-01",
            why: "only the two excluded working days are skipped"),
        Case(
            rule: "court-summary-trial-3m", from: "2026-01-31", excluded: ["2026-04-30..2026-05-02"], due: "2026-05-06",
            nominal: "2026-05-03", why: "months are lengthened by days, and then roll over the Labour Day holiday"),
        Case(
            rule: "arb-hearing-notice-5wd-before", from: "2026-10-12", due: "2026-09-29",
            why: "the latest day with five working days between it and the hearing's eve"),
        Case(
            rule: "arb-postpone-3wd-before", from: "2026-11-24", due: "2026-11-19",
            why: "the hearing's day is not counted"),
        Case(
            rule: "arb-hearing-notice-5wd-before", from: "2027-01-05", due: "2026-12-29", provisional: true,
            why: "counted days beyond the horizon make it provisional, although the answer lies before"),
        Case(
            rule: "cb-renewal-window-3m-before", from: "2026-05-31", due: "2026-02-28",
            why: "backward months are clamped"),
        Case(
            rule: "cb-wage-renewal-window-60d-before", from: "2026-11-30", due: "2026-10-01",
            why: "a backward limit does not roll"),
        Case(rule: "zdh-notice-7d-before", from: "2026-11-28", due: "2026-11-21", why: "a Saturday stays"),
        Case(
            rule: "cb-auto-effective", from: "2026-09-17", due: "2026-10-09", nominal: "2026-10-02",
            why: "the day after the rolled end"),
        Case(
            rule: "cb-auto-effective", from: "2026-11-12", due: "2026-11-28",
            why: "taking effect on a Saturday is not moved"),
        Case(rule: "retain-award-file-10y", from: "2015-10-01", due: "2025-10-01", why: "retention never rolls (C17)"),
        Case(
            rule: "cb-response-20d", from: "2026-12-12", due: "2027-01-01", provisional: true,
            why: "beyond the horizon only weekends rest"),
        Case(rule: "cb-response-20d", from: "2026-12-11", due: "2026-12-31", why: "the horizon itself is known"),
        Case(rule: "uk-acas-ec-12w", from: "2026-01-01", due: "2026-03-25", why: "the trigger is day one"),
        Case(rule: "uk-et-claim-3m", from: "2026-05-01", due: "2026-07-31", why: "beginning with a day"),
        Case(rule: "uk-et-claim-3m", from: "2026-01-31", due: "2026-04-30", why: "April has no 31st, so its last day"),
        Case(rule: "uk-et-claim-3m", from: "2025-11-29", due: "2026-02-28", why: "no 29th in 2026"),
        Case(rule: "uk-et-claim-3m", from: "2023-11-29", due: "2024-02-28", why: "a 29th in 2024"),
        Case(rule: "us-ulp-charge-6m", from: "2026-08-31", due: "2027-02-28", why: "foreign calendars have no horizon"),
        Case(rule: "us-8g-strike-10d-before", from: "2026-11-21", due: "2026-11-11", why: "natural days back"),
    ]

    @Test("due days of the shipped rules", arguments: cases)
    func dueDays(_ example: Case) throws {
        let due = try Fixtures.book.get().due(
            rule: example.rule, from: Fixtures.day(example.from), extensions: Fixtures.lengths(example.extend),
            excluded: Fixtures.spans(example.excluded), lenient: true)
        #expect(due.due.iso == example.due)
        #expect(due.provisional == example.provisional)
        if let nominal = example.nominal { #expect(due.nominal.iso == nominal) }
    }

    @Test func `the version in force on the trigger day governs, and cases refuse days outside all versions (C16)`()
        throws
    {
        let book = try Fixtures.book.get()
        func version(_ rule: String, _ day: String) throws -> DeadlineRule.Version? {
            try #require(book[rule]).version(at: Fixtures.day(day))
        }
        #expect(try version("judicial-confirm-apply-30d", "2021-12-31")?.basis.zh.contains("第194条") == true)
        #expect(try version("judicial-confirm-apply-30d", "2022-01-01")?.basis.zh.contains("第201条") == true)
        #expect(try version("judicial-confirm-apply-30d", "2024-01-01")?.basis.zh.contains("第205条") == true)
        #expect(try version("court-entrusted-summary-7d", "2024-12-31")?.extension == .agreed(cap: nil))
        #expect(try version("court-entrusted-summary-7d", "2025-01-01")?.extension == .agreed(cap: TermLength("30d")))
        #expect(try version("uk-acas-ec-6w", "2025-12-01") == nil)
        let early = try Fixtures.day("2012-12-31")
        #expect(throws: DeadlineError.notInForce(rule: "judicial-confirm-apply-30d", trigger: early)) {
            try book.due(rule: "judicial-confirm-apply-30d", from: early)
        }
        let lenient = try book.due(rule: "judicial-confirm-apply-30d", from: early, lenient: true)
        #expect(lenient.ruleVersion == 1)
        #expect(lenient.trace.contains { $0.en.contains("no version was in force on 2012-12-31") })
    }

    @Test func `a trigger between two versions belongs to the nearer one, and to the later where both are as near`()
        throws
    {
        let word = Bilingual(zh: "试", en: "trial")
        let length = try Fixtures.lengths(["5d"])[0]
        let old = DeadlineRule.Version(
            number: 1, effectiveTo: try Fixtures.day("2020-01-10"), basis: word, anchor: word, length: length)
        let new = DeadlineRule.Version(
            number: 2, effectiveFrom: try Fixtures.day("2020-01-20"), basis: word, anchor: word, length: length)
        let rule = try #require(DeadlineRule(id: "trial", name: word, consequence: word, versions: [old, new]))
        #expect(rule.version(at: try Fixtures.day("2020-01-15")) == nil)
        #expect(rule.nearestVersion(to: try Fixtures.day("2020-01-14")).number == 1)
        #expect(rule.nearestVersion(to: try Fixtures.day("2020-01-15")).number == 2)
        #expect(rule.nearestVersion(to: try Fixtures.day("2020-01-16")).number == 2)
        #expect(DeadlineRule(id: "trial", name: word, consequence: word, versions: []) == nil)
    }

    @Test func `an unknown rule, and a day outside the calendar's years, are errors`() throws {
        let book = try Fixtures.book.get()
        #expect(throws: DeadlineError.unknownRule("no-such-rule")) {
            try book.due(rule: "no-such-rule", from: Fixtures.day("2026-01-01"))
        }
        #expect(throws: DeadlineError.outOfRange(rule: "cb-response-20d")) {
            try book.due(rule: "cb-response-20d", from: Fixtures.day("9999-12-20"))
        }
        #expect(throws: DeadlineError.outOfRange(rule: "inspect-60wd")) {
            try book.due(
                rule: "inspect-60wd", from: Fixtures.day("2026-01-01"),
                excluded: [CivilDay.first...CivilDay.last])
        }
        #expect(throws: DeadlineError.outOfRange(rule: "cb-renewal-window-3m-before")) {
            try book.due(rule: "cb-renewal-window-3m-before", from: Fixtures.day("0001-01-20"), lenient: true)
        }
    }

    @Test func `the trace tells a lawyer every step in both languages`() throws {
        let due = try Fixtures.book.get().due(rule: "cb-response-20d", from: Fixtures.day("2026-09-11"))
        #expect(
            due.trace.map(\.en) == [
                "rule cb-response-20d (written answer to a bargaining demand), version 1, basis: Collective Contract Provisions "
                    + "arts 32, 56; Beijing Collective Contract Regulations arts 32, 54; Trade Union Law art 54(4); "
                    + "Wage Bargaining Measures art 17",
                "20 natural days from 2026-09-11 (Friday), that day not counted",
                "nominal 2026-10-01 (National Day)",
                "a day of rest; rests to 2026-10-07; moved to 2026-10-08 (Thursday)",
                "due 2026-10-08, until 24:00 of that day; overdue from the next",
                "calendar: Mainland China working calendar 2026.1",
            ])
        #expect(due.trace.map(\.zh)[1] == "自 2026-09-11（周五）起20日，当日不计入，次日为第一日")
        #expect(due.trace.map(\.zh)[3] == "最后一日为休息日，休息至 2026-10-07，顺延至其后第一个工作日 2026-10-08（周四）")
    }

    @Test func `the note says what is law, what is our reading, what was skipped and what follows`() throws {
        let book = try Fixtures.book.get()
        func note(_ rule: String, _ from: String, _ extensions: [String] = []) throws -> [Bilingual] {
            let due = try book.due(rule: rule, from: Fixtures.day(from), extensions: Fixtures.lengths(extensions))
            return try #require(book.note(on: due)).lines
        }
        let rolled = try note("cb-response-20d", "2026-09-11")
        #expect(rolled.allSatisfy { $0.zh.contains("：") && $0.en.contains(": ") })
        let moved = try #require(rolled.first { $0.en.hasPrefix("Moved: ") })
        #expect(moved.zh.contains("国庆节 2026-10-01..2026-10-07") && moved.zh.contains("第一个工作日 2026-10-08（周四）"))
        #expect(moved.zh.contains("民法典第203条第1款") && moved.en.contains("our reading; the law is silent"))
        #expect(rolled.contains { $0.zh.hasPrefix("起算：") && $0.zh.contains("当日不计入，2026-09-12 为第一日（民法典第201条") })
        #expect(rolled.contains { $0.zh == "到期：2026-10-08（周四）当日24时（民法典第203条第2款）；自 2026-10-09 零时起为逾期" })
        #expect(rolled.contains { $0.zh.hasPrefix("日历：") && $0.zh.contains("国办发明电") })

        let working = try note("mediation-accept-3wd", "2026-02-13")
        let skipped = try #require(working.first { $0.zh.hasPrefix("跳过：") })
        #expect(skipped.zh.contains("春节 2026-02-15..2026-02-23") && skipped.zh.contains("照计 2026-02-14"))

        let extended = try note("court-entrusted-summary-7d", "2026-03-02", ["20d", "20d"])
        #expect(extended.count { $0.en.hasPrefix("Extended: ") } == 2)
        #expect(extended.count { $0.en.contains("a case would refuse it") } == 1)
        #expect(extended.contains { $0.zh == "可否延长：各方当事人同意可以延长，合计至多30日" })
        #expect(try note("union-correction-reply-15d", "2026-03-02").contains { $0.zh.hasPrefix("须核对：") })
        #expect(try note("cb-response-20d", "2026-12-20").contains { $0.zh.hasPrefix("暂定：") })
        #expect(try !note("uk-acas-ec-12w", "2026-03-02").contains { $0.zh.contains("民法典") })
    }

    @Test func `an extension may not pass its cap, nor be granted where the law knows none`() throws {
        let days = try Fixtures.lengths(["30d", "1d", "10d", "20d", "1m", "1wd"])
        let capped = ExtensionPolicy.agreed(cap: days[0])
        #expect(capped.allows(days[0]))
        #expect(!capped.allows(days[1], after: [days[0]]))
        #expect(capped.allows(days[3], after: [days[2]]))
        #expect(!capped.allows(days[4]))
        #expect(!capped.allows(days[5]))
        #expect(ExtensionPolicy.agreed(cap: nil).allows(days[4], after: days))
        #expect(!ExtensionPolicy.none.allows(days[1]))
    }
}
