import ProcedureLibrary
import Testing
import Wording
import WorkCalendar

@Suite struct ReminderFilesTests {
    private static let file = """
        policies:
          - policy: urgent
            for: {clock: court-mediation/mediate, within: 15d}
            steps:
              - {at: half, to: assignee}
              - {at: 2wd, to: [assignee, supervisor]}
              - {at: +1d, to: [assignee, duty]}
              - {at: weekly, weeks: 3..4, to: superior}
          - policy: soft
            for: {hard: no}
            steps: [{at: due, to: party}]
        quiet: [2026-12-31, 2027-02-04..2027-02-05]
        duty: {BJ-CY: wang.duty}

        """

    private static let known: ReminderFiles.Known = {
        var known = ReminderFiles.Known(rules: try? ShippedRules.ruleBook(), offices: ["BJ", "BJ-CY"])
        known.clocks = ["court-mediation": ["mediate", "other"]]
        return known
    }()

    @Test func `a site's file says when, to whom, on which days not, and who is on duty`() throws {
        let policies = try ReminderFiles.policies(in: Self.file, file: "x.yaml", known: Self.known)
        let urgent = try #require(policies.policies.first)
        #expect(urgent.id == "urgent")
        #expect(urgent.steps.map(\.moment.id) == ["half", "2wd", "overdue", "weekly-3", "weekly-4"])
        #expect(urgent.steps.map(\.kind) == [.reminder, .reminder, .overdue, .escalation, .escalation])
        #expect(urgent.steps[2].recipients == [.assignee, .duty])
        #expect(policies.quiet.map(\.iso).sorted() == ["2026-12-31", "2027-02-04", "2027-02-05"])
        #expect(policies.duty == ["BJ-CY": "wang.duty"])
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
            Fault(replace: "policies:", with: "policys:", says: "x.yaml:1: unknown key policys"),
            Fault(replace: "at: half", with: "at: halb", says: "x.yaml:5: halb must be start, half"),
            Fault(replace: "at: half", with: "at: 3m", says: "x.yaml:5: 3m must be start, half"),
            Fault(replace: "at: half", with: "at: 2wd", says: "x.yaml:6: the step 2wd occurs twice"),
            Fault(
                replace: "half, to: assignee", with: "half, to: boss", says: "x.yaml:5: boss must be one of assignee"),
            Fault(replace: "half, to: assignee", with: "half, to: []", says: "x.yaml:5: to must be a word or a list"),
            Fault(replace: "half, to: assignee", with: "half, to: duty", says: "x.yaml:5: duty is for late steps"),
            Fault(replace: "half, to: assignee", with: "half", says: "x.yaml:5: to is missing"),
            Fault(replace: "at: half,", with: "at: half, kind: overdue,", says: "x.yaml:5: overdue: up to the due day"),
            Fault(replace: "at: half,", with: "at: half, weeks: 1..2,", says: "x.yaml:5: weeks is for weekly"),
            Fault(replace: "weeks: 3..4", with: "weeks: 4..3", says: "x.yaml:8: 4..3 must be like 1..8"),
            Fault(replace: "weeks: 3..4", with: "weeks: 1..90", says: "x.yaml:8: 1..90 must be like 1..8"),
            Fault(replace: "within: 15d", with: "within: 15wd", says: "x.yaml:3: within must be in days"),
            Fault(replace: "/mediate", with: "/mediat", says: "x.yaml:3: the procedure court-mediation has no clock"),
            Fault(
                replace: "court-mediation/mediate", with: "mediate", says: "x.yaml:3: mediate must be PROCEDURE/CLOCK"),
            Fault(replace: "hard: no", with: "rule: no-such-rule", says: "x.yaml:10: there is no rule no-such-rule"),
            Fault(replace: "hard: no", with: "nature: wrong", says: "x.yaml:10: wrong must be one of limit"),
            Fault(replace: "hard: no", with: "hard: perhaps", says: "x.yaml:10: hard must be yes or no"),
            Fault(replace: "policy: soft", with: "policy: urgent", says: "x.yaml:9: urgent already stands in line 2"),
            Fault(
                replace: "for: {hard: no}",
                with: "for: {clock: [court-mediation/other, court-mediation/mediate], within: 15d}",
                says: "x.yaml:10: as specific as urgent in line 2"),
            Fault(replace: "2026-12-31", with: "2026-12-32", says: "x.yaml:12: 2026-12-32 must be a day or A..B"),
            Fault(
                replace: "2027-02-05", with: "2027-03-31", says: "x.yaml:12: 2027-02-04..2027-03-31 must be a day or"),
            Fault(replace: "BJ-CY:", with: "BJ-XX:", says: "x.yaml:13: there is no office BJ-XX"),
            Fault(replace: "wang.duty", with: "[]", says: "x.yaml:13: BJ-CY must be an account's name"),
        ])
    func faults(_ fault: Fault) {
        let yaml = Self.file.replacing(fault.replace, with: fault.with, maxReplacements: 1)
        #expect(yaml != Self.file)
        let error = #expect(throws: FileFaults.self) {
            try ReminderFiles.policies(in: yaml, file: "x.yaml", known: Self.known)
        }
        #expect(error?.faults.first?.message(in: .en).hasPrefix(fault.says) == true, "\(String(describing: error))")
    }

    @Test(
        "the most specific policy holds, and a site's own file goes before the shipped one",
        arguments: [
            ("site", nil, nil, 20, DeadlineRule.Nature.limit, true, "hard-limit"),
            ("site", nil, nil, 7, .limit, true, "short-hard-limit"), ("site", nil, nil, 7, .right, true, "short-limit"),
            ("site", nil, nil, 7, .limit, false, "soft"), ("site", nil, nil, 20, .right, true, "limit"),
            ("site", nil, nil, 900, .retention, true, "day"), ("site", nil, nil, 3, .window, true, "window"),
            ("site", "arb-answer-10wd", nil, 14, .limit, true, "rule"),
            ("site", "arb-answer-10wd", "mediate", 20, .limit, true, "clock"),
            ("site", "arb-answer-10wd", "mediate", 15, .limit, true, "urgent"),
        ] as [(String, String?, String?, Int, DeadlineRule.Nature, Bool, String)])
    func choice(
        _: String, rule: String?, clock: String?, days: Int, nature: DeadlineRule.Nature, hard: Bool, expected: String
    ) throws {
        let more = """
              - {policy: rule, for: {rule: arb-answer-10wd}, steps: []}
              - {policy: clock, for: {clock: court-mediation/mediate}, steps: []}
            quiet
            """
        let yaml = Self.file.replacing("quiet", with: more, maxReplacements: 1)
        let site = try ReminderFiles.policies(in: yaml, file: "x.yaml", known: Self.known)
        let policies = site.over(try ShippedRules.ruleBook().reminders)
        let subject = ReminderScope.Subject(
            clock: clock.map { ReminderScope.Clock(procedure: "court-mediation", clock: $0) }, rule: rule, days: days,
            nature: nature, hard: hard)
        #expect(policies.policy(for: subject)?.id == expected)
    }

    @Test func `every rule that is shipped has a policy`() throws {
        let book = try ShippedRules.ruleBook()
        for rule in book.rules {
            let subject = ReminderScope.Subject(
                rule: rule.id, days: ReminderPolicies.days([rule.newest.length]), nature: rule.nature, hard: rule.hard)
            #expect(book.reminders.policy(for: subject) != nil, "\(rule.id)")
        }
    }
}
