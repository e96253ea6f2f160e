import ProcedureLibrary
import Testing
import WorkCalendar

/// Policies of a site on the real calendar: Spring Festival 2026 rests from 15 to 23 February, with Saturdays 14 and 28
/// February worked; National Day 2025 from 1 to 8 October, with Sunday 28 September and Saturday 11 October worked.
@Suite struct ReminderPolicyTests {
    private static let site = """
        policies:
          - policy: site
            steps:
              - {at: half, to: assignee}
              - {at: 2wd, to: [assignee, party]}
              - {at: due, to: assignee}
              - {at: +1d, to: [assignee, supervisor, duty]}
              - {at: +2wd, to: supervisor}
              - {at: weekly, weeks: 1..2, to: [superior, duty]}
        quiet: [2026-02-12, 2026-02-24]

        """

    private func policies(duty: Bool) throws -> ReminderPolicies {
        try ReminderFiles.policies(in: Self.site + (duty ? "duty: {BJ: wang}\n" : ""), file: "site.yaml")
    }

    private func told(_ start: String, _ due: String, duty: Bool = false) throws -> [String] {
        try policies(duty: duty).steps(
            start: Fixtures.day(start), due: Fixtures.day(due), calendar: Fixtures.prc()
        ).map { "\($0.id) \($0.at.day.iso) \($0.recipients.map(\.rawValue).joined(separator: "+"))" }
    }

    @Test(
        "steps move off days of rest and quiet days, the duty person is told at once",
        arguments: [
            // Due on a make-up Saturday; 2wd before is Thursday 12 February, which is quiet, so Wednesday.
            (
                "2026-01-30", "2026-02-14", true,
                [
                    "half 2026-02-06 assignee", "2wd 2026-02-11 assignee+party", "due 2026-02-14 assignee",
                    "overdue 2026-02-15 duty", "weekly-1 2026-02-22 duty",
                    "weekly-1 2026-02-25 assignee+supervisor+superior",
                    "weekly-2 2026-03-01 duty", "weekly-2 2026-03-02 superior",
                ]
            ),
            // Nobody is on duty: the same without the days of rest.
            (
                "2026-01-30", "2026-02-14", false,
                [
                    "half 2026-02-06 assignee", "2wd 2026-02-11 assignee+party", "due 2026-02-14 assignee",
                    "weekly-1 2026-02-25 assignee+supervisor+superior", "weekly-2 2026-03-02 superior",
                ]
            ),
            // Due in the holiday (a day that people wrote): told on the last working day before it.
            (
                "2025-09-20", "2025-10-04", false,
                [
                    "half 2025-09-26 assignee", "2wd 2025-09-29 assignee+party", "due 2025-09-30 assignee",
                    "overdue 2025-10-09 assignee+supervisor", "+2wd 2025-10-10 supervisor",
                    "weekly-1 2025-10-13 superior", "weekly-2 2025-10-20 superior",
                ]
            ),
            // A make-up Saturday is a day like any other.
            (
                "2025-10-09", "2025-10-13", false,
                [
                    "2wd 2025-10-10 assignee+party", "half 2025-10-11 assignee", "due 2025-10-13 assignee",
                    "overdue 2025-10-14 assignee+supervisor", "+2wd 2025-10-15 supervisor",
                    "weekly-1 2025-10-21 superior",
                    "weekly-2 2025-10-28 superior",
                ]
            ),
        ] as [(String, String, Bool, [String])])
    func table(_ start: String, _ due: String, _ duty: Bool, _ expected: [String]) throws {
        #expect(try told(start, due, duty: duty) == expected)
    }

    @Test func `nobody but who is on duty is ever told on a day of rest or a quiet day, and each step is told once`()
        throws
    {
        var random = SeededGenerator(seed: 26)
        let calendar = try Fixtures.prc()
        let first = try Fixtures.day("2015-01-01")
        for round in 0..<3000 {
            let policies = try policies(duty: round % 2 == 0)
            let days = policies.days(calendar)
            let start = first.adding(days: Int.random(in: 0..<4300, using: &random))
            let due = start.adding(days: Int.random(in: -3...90, using: &random))
            let steps = policies.steps(start: start, due: due, calendar: calendar)
            for step in steps {
                #expect(days.contains(step.at.day) != step.isForDuty, "\(step)")
                #expect(!policies.quiet.contains(step.at.day))
            }
            #expect(Set(steps.map(\.at)).count == steps.count)
            let said = steps.flatMap { step in (step.merged + [step.id]).map { "\($0) \(step.isForDuty)" } }
            #expect(Set(said).count == said.count, "\(said)")
            for late in ["overdue", "+2wd", "weekly-1", "weekly-2"] { #expect(said.contains("\(late) false")) }
        }
    }
}
