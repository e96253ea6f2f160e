import ProcedureLibrary
import Testing
import Wording
import WorkCalendar

@Suite struct ArrivedTextsTests {
    private static let year = """
        year: 2027
        notices: [国办发明电〔2026〕7号]
        festivals:
          - {zh: 元旦, en: New Year's Day, rest: 2027-01-01..2027-01-03}
          - {zh: 春节, en: Spring Festival, rest: 2027-02-05..2027-02-11, work: [2027-02-20]}
        """

    private let book = Result { try ShippedRules.ruleBook() }

    @Test func `the arrangement of the next year alone makes the next version of the calendar`() throws {
        let (calendar, text) = try ArrivedTexts.calendar(Self.year, over: book.get())
        #expect(calendar.version == "2027.1" && calendar.horizon.iso == "2027-12-31")
        #expect(try calendar.isRest(#require(CivilDay(iso: "2027-02-09"))))
        #expect(try calendar.isWorking(#require(CivilDay(iso: "2027-02-20"))))
        // What is stored stands by itself and says the same.
        let again = try ArrivedTexts.stored(calendar: text, name: "stored")
        #expect(again.years == calendar.years && again.version == calendar.version && again.name == calendar.name)
        #expect(CalendarDifference(from: calendar, to: again).changed.isEmpty)
    }

    @Test func `another arrangement of a known year takes its place under the next version`() throws {
        let text = Self.year.split(separator: "2027", omittingEmptySubsequences: false).joined(separator: "2026")
            .split(separator: "2026-02-05..2026-02-11, work: [2026-02-20]").joined(separator: "2026-02-14..2026-02-20")
        let (calendar, _) = try ArrivedTexts.calendar(text, over: book.get())
        #expect(calendar.version == "2026.2" && calendar.years.last?.festivals.count == 2)
    }

    @Test(
        "a calendar that is wrong is refused, with the line and what is wrong",
        arguments: [
            ("year: 2027", "year: 2028", "1: 2028 does not join the known years (now up to 2026)"),
            ("2027-02-20", "2027-02-18", "5: 2027-02-18 is no Saturday or Sunday"),
            ("2027-02-05..2027-02-11", "2027-01-03..2027-01-11", "4: 2027-01-03 is arranged twice"),
            ("work: [2027-02-20]", "work: [2027-02-06]", "4: 2027-02-06 is arranged twice"),
            ("notices:", "notice:", "2: unknown key notice"),
            ("rest: 2027-01-01..2027-01-03", "rest: 2026-11-01", "4: 2026-11-01 lies outside the year"),
            (
                "year: 2027", "version: \"2026.1\"\nyear: 2027",
                "1: version 2026.1 must be newer than the present 2026.1"
            ),
            ("year: 2027", "calendar: mars\nyear: 2027", "1: no calendar named mars (there are: prc, uk, us)"),
        ])
    func refusals(_ old: String, _ new: String, _ says: String) throws {
        #expect(try faults { try ArrivedTexts.calendar(Self.year.replacing(old, with: new), over: $0) }.contains(says))
    }

    private static let rule = """
        rules:
          - id: tea-3d
            name: {zh: 茶, en: tea}
            length: 3d
            after: {zh: 收到, en: receipt}
            consequence: {zh: 无, en: none}
            versions:
              - {effective: {to: 2026-12-31}, basis: {zh: 甲, en: a}}
              - {effective: {from: 2027-01-01}, basis: {zh: 乙, en: b}, length: 5d}
        """

    @Test func `a rule gains a version that closes the one before, and keeps those it has`() throws {
        let open = Self.rule.replacing("effective: {to: 2026-12-31}, ", with: "")
            .replacing("\n      - {effective: {from: 2027-01-01}, basis: {zh: 乙, en: b}, length: 5d}", with: "")
        let base = try book.get().replacing(try ArrivedTexts.rules(open, over: book.get()), generation: 1)
        let rules = try ArrivedTexts.rules(Self.rule, over: base)
        let next = base.replacing(rules, generation: 2)
        #expect(next["tea-3d"]?.versions.count == 2)
        #expect(next["tea-3d"]?.versions.first?.effectiveTo?.iso == "2026-12-31")
    }

    @Test(
        "a text that edits a version is refused, naming the field",
        arguments: [
            ("length: 3d", "length: 4d", "2: length of version 1 of rule tea-3d may not be edited; "),
            ("{zh: 甲, en: a}", "{zh: 甲, en: c}", "2: basis of version 1 of rule tea-3d may not be edited; "),
            ("after: {zh: 收到", "after: {zh: 送达", "2: after of version 1 of rule tea-3d may not be edited; "),
            ("2027-01-01}", "2027-01-02}", "2: effective.from of version 2 of rule tea-3d may not be edited; "),
            ("2026-12-31", "2026-12-30", "2: effective.to of version 1 of rule tea-3d may not be edited; "),
            ("    length: 3d", "    length: 3d\n    soft: yes", "2: soft of rule tea-3d may not be edited; "),
            (
                "\n      - {effective: {from: 2027-01-01}, basis: {zh: 乙, en: b}, length: 5d}", "",
                "2: rule tea-3d has 2 versions and the text gives 1; "
            ),
            ("tea-3d", "tea-3d", "1: the text brings nothing new"),
        ])
    func edits(_ old: String, _ new: String, _ says: String) throws {
        let base = try book.get().replacing(try ArrivedTexts.rules(Self.rule, over: book.get()), generation: 1)
        let found = try faults(over: base) { try ArrivedTexts.rules(Self.rule.replacing(old, with: new), over: $0) }
        #expect(found.contains { $0.hasPrefix(says) }, "\(found)")
    }

    private func faults(over other: RuleBook? = nil, _ read: (RuleBook) throws -> some Any) throws -> [String] {
        let book = try other ?? book.get()
        do {
            _ = try read(book)
            return []
        } catch let faults as FileFaults {
            return faults.faults.map { "\($0.line): \($0.text.en)" }
        }
    }
}

extension String {
    fileprivate func replacing(_ old: String, with new: String) -> String {
        guard let range = firstRange(of: old) else { return self }
        return replacingSubrange(range, with: new)
    }

    private func replacingSubrange(_ range: Range<String.Index>, with new: String) -> String {
        var text = self
        text.replaceSubrange(range, with: new)
        return text
    }
}
