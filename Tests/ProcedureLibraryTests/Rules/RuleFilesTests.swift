import ProcedureLibrary
import Testing
import Wording
import WorkCalendar

@Suite struct RuleFilesTests {
    static let calendar = """
        calendar: prc
        version: "1"
        name: {zh: 历, en: calendar}
        source: none
        years: []
        """

    static let rule = """
        rules:
          - id: answer-5d
            name: {zh: 答复, en: answer}
            length: 5d
            after: {zh: 收到, en: received}
            basis: {zh: 法第1条, en: law art 1}
            consequence: {zh: 无, en: nothing}

        """

    /// The messages of the faults in one rule file, in English.
    private func faults(_ rules: String, calendar: String = Self.calendar) -> [String] {
        do {
            _ = try RuleFiles.ruleBook(from: ["rules/x.yaml": rules, "calendars/prc.yaml": calendar])
            return []
        } catch {
            return error.faults.map { $0.message(in: .en) }
        }
    }

    @Test func `a plain rule is read`() throws {
        #expect(faults(Self.rule) == [])
        let book = try RuleFiles.ruleBook(from: ["rules/x.yaml": Self.rule, "calendars/prc.yaml": Self.calendar])
        let rule = try #require(book["answer-5d"])
        #expect(rule.hard && !rule.verify && rule.nature == .limit)
        #expect(rule.newest.roll && rule.newest.extension == .none && rule.newest.direction == .after)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let replace: String
        let with: String
        let says: String
        var testDescription: String { says }
    }

    @Test(
        "a fault is named with its file and line",
        arguments: [
            Fault(replace: "length: 5d", with: "length: 5x", says: "rules/x.yaml:4: 5x is no length"),
            Fault(replace: "length: 5d", with: "length: 0d", says: "rules/x.yaml:4: 0d is no length"),
            Fault(replace: "length: 5d", with: "lenght: 5d", says: "rules/x.yaml:4: unknown key lenght"),
            Fault(replace: "    length: 5d\n", with: "", says: "rules/x.yaml:2: length is missing"),
            Fault(
                replace: "    basis: {zh: 法第1条, en: law art 1}\n", with: "", says: "rules/x.yaml:2: basis is missing"),
            Fault(replace: "en: law art 1", with: "de: Gesetz", says: "rules/x.yaml:6: en is missing"),
            Fault(replace: "en: law art 1", with: "en: \"\"", says: "rules/x.yaml:6: en must be a text"),
            Fault(replace: "en: law art 1", with: "en: law, art 1", says: "rules/x.yaml:6: unknown key art 1"),
            Fault(replace: "answer-5d", with: "Answer_5d", says: "rules/x.yaml:2: id Answer_5d must be kebab-case"),
            Fault(replace: "answer-5d", with: "answer-before", says: "rules/x.yaml:2: ids of rules that count back"),
            Fault(replace: "after:", with: "before:", says: "rules/x.yaml:2: ids of rules that count back"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    soft: perhaps",
                says: "rules/x.yaml:5: soft must be yes or no"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    nature: bad",
                says: "rules/x.yaml:5: nature must be one of"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    before: {zh: 会, en: meeting}",
                says: "rules/x.yaml:2: exactly one of after"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    extension: maybe",
                says: "rules/x.yaml:5: extension must be"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    extension: {cap: 5d}",
                says: "rules/x.yaml:5: extension must be"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    extension: {agreed: 5z}",
                says: "rules/x.yaml:5: 5z is no length"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    nature: retention\n    roll: yes",
                says: "rules/x.yaml:6: backward terms and retention"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    effective: {from: 2025-02-30}",
                says: "rules/x.yaml:5: 2025-02-30 is no date"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    effective: {from: 2025-02-02, to: 2025-02-01}",
                says: "rules/x.yaml:5: effective ends before"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    versions: []",
                says: "rules/x.yaml:5: at least one version"),
            Fault(
                replace: "rules:", with: "jurisdiction: mars\nrules:",
                says: "rules/x.yaml:3: jurisdiction mars has no calendar"),
            Fault(
                replace: "length: 5d", with: "length: 5d\n    length: 6d",
                says: "rules/x.yaml:4: not lawful YAML: duplicate keys length"),
            Fault(replace: "length: 5d", with: "length: [5d", says: "not lawful YAML: a square bracket is not closed"),
            Fault(replace: "rules:", with: "rule:", says: "rules/x.yaml:1: unknown key rule"),
        ])
    func named(_ fault: Fault) {
        let parts = Self.rule.split(separator: fault.replace, omittingEmptySubsequences: false)
        let text = parts.joined(separator: fault.with)
        #expect(text != Self.rule)
        #expect(faults(text).contains { $0.contains(fault.says) }, "\(faults(text))")
    }

    @Test func `versions must follow one another in time`() {
        let versions = """
            length: 5d
                versions:
                  - effective: {from: 2020-01-01}
                  - effective: {from: 2025-01-01}
            """
        let text = Self.rule.split(separator: "length: 5d").joined(separator: versions)
        #expect(faults(text).contains { $0.hasPrefix("rules/x.yaml:7: versions must be in order") }, "\(faults(text))")
    }

    @Test func `all faults of all files are told at once, and an id may stand once only`() throws {
        let twice = Self.rule + Self.rule.split(separator: "rules:\n").joined()
        do {
            _ = try RuleFiles.ruleBook(from: [
                "rules/a.yaml": twice, "rules/b.yaml": "rules: 5", "calendars/prc.yaml": Self.calendar,
                "other/c.yaml": ":",
            ])
            Issue.record("faults expected")
        } catch {
            #expect(
                error.faults.map { $0.message(in: .en) } == [
                    "rules/a.yaml:8: rule answer-5d already stands in rules/a.yaml:2",
                    "rules/b.yaml:1: rules must be a list",
                ])
            #expect(error.faults[0].message(in: .zh) == "rules/a.yaml:8: 规则“answer-5d”已见于 rules/a.yaml:2")
        }
    }

    @Test(
        "a calendar that contradicts itself is refused",
        arguments: [
            ("rest: 2026-10-01..2026-09-30", "must be a day or A..B"), ("rest: 2025-10-01", "lies outside the year"),
            ("rest: 2026-10-01..2026-10-07, work: [2026-10-09]", "is no Saturday or Sunday"),
            ("rest: 2026-10-01..2026-10-07, work: [2026-10-04]", "is arranged twice"),
            ("rest: 2026-10-01, wrok: []", "unknown key wrok"), ("work: []", "rest is missing"),
        ])
    func contradictions(_ days: String, _ says: String) {
        let text =
            Self.calendar.split(separator: "years: []").joined() + """
                years:
                  - year: 2026
                    notices: [n]
                    festivals:
                      - {zh: 节, en: feast, \(days)}
                """
        #expect(
            faults(Self.rule, calendar: text).contains { $0.contains(says) }, "\(faults(Self.rule, calendar: text))")
    }
}
