import Testing
import WorkCalendar

@Suite struct ReminderScheduleTests {
    /// `id day` of each step.
    private func told(_ steps: [ReminderSchedule.Step]) -> [String] { steps.map { "\($0.id) \($0.at.day.iso)" } }

    private func steps(_ rule: String, _ from: String, start: String? = nil) throws -> [ReminderSchedule.Step] {
        let book = try Fixtures.book.get()
        let due = try book.due(rule: rule, from: Fixtures.day(from))
        return try Fixtures.steps(due, try #require(book[rule]), start: start.map(Fixtures.day))
    }

    @Test
    func `a hard limit is told at half its term, 7 and 3 days and a working day before, on the day, and weekly after`()
        throws
    {
        // 30 days from Monday 2 November, due on Wednesday 2 December.
        let steps = try steps("court-delegated-mediation-30d", "2026-11-02")
        #expect(
            told(steps) == [
                "half 2026-11-17", "7d 2026-11-25", "3d 2026-11-27", "1wd 2026-12-01", "due 2026-12-02",
                "overdue 2026-12-03", "weekly-1 2026-12-10", "weekly-2 2026-12-17", "weekly-3 2026-12-24",
                "weekly-4 2026-12-31", "weekly-5 2027-01-07", "weekly-6 2027-01-14", "weekly-7 2027-01-21",
                "weekly-8 2027-01-28",
            ])
        #expect(steps.allSatisfy { $0.at == $0.at.day.at(hour: 9) })
        #expect(steps[0].at.iso == "2026-11-17T01:00:00Z")
        #expect(
            steps.map(\.kind) == Array(repeating: .reminder, count: 5) + [.overdue]
                + Array(repeating: .escalation, count: 8))
        #expect(steps[0].recipients == [.assignee])
        #expect(steps[5].recipients == [.assignee, .supervisor])
        #expect(steps[6].recipients == [.supervisor, .legal])
    }

    @Test func `a rule of seven days or fewer is told at its start, a working day before and on the day`() throws {
        // From Friday 20 November, due on Friday the 27th.
        #expect(
            told(try steps("court-entrusted-summary-7d", "2026-11-20")).prefix(4) == [
                "start 2026-11-20", "1wd 2026-11-26", "due 2026-11-27", "overdue 2026-11-30",
            ])
        #expect(
            told(try steps("arb-accept-5wd", "2026-11-23")).prefix(3) == [
                "start 2026-11-23", "1wd 2026-11-27", "due 2026-11-30",
            ])
        let six = try Fixtures.policies().steps(
            start: try Fixtures.day("2026-11-23"), due: try Fixtures.day("2026-12-01"),
            lengths: try Fixtures.lengths(["6wd"]), calendar: try Fixtures.prc())
        #expect(told(six).contains { $0.hasPrefix("start") } == false)
        let tenWorkingDays = try steps("arb-answer-10wd", "2026-11-02")
        #expect(told(tenWorkingDays).first == "7d 2026-11-09")
        #expect(tenWorkingDays.first?.merged == ["half"])
    }

    @Test func `an extension that makes a short term long makes it spoken of as a long one`() throws {
        let book = try Fixtures.book.get()
        let due = try book.due(
            rule: "court-entrusted-summary-7d", from: Fixtures.day("2026-11-02"), extensions: Fixtures.lengths(["30d"]))
        let rule = try #require(book["court-entrusted-summary-7d"])
        let steps = try Fixtures.steps(due, rule)
        #expect(steps.first?.id == "half")
    }

    @Test func `no reminder comes on a day of rest: before the day it moves back, after it forward`() throws {
        // Due on Thursday 8 October: 7d and 3d fall into the holiday and move back to the last working day before it.
        let steps = try steps("cb-response-20d", "2026-09-11")
        #expect(told(steps).prefix(4) == ["half 2026-09-24", "1wd 2026-09-30", "due 2026-10-08", "overdue 2026-10-09"])
        #expect(steps[1].merged == ["7d", "3d"])
    }

    @Test func `half of a term that falls on a make-up Saturday is told on that day`() throws {
        let steps = try steps("cb-response-20d", "2026-09-30")
        #expect(told(steps).first == "half 2026-10-10")
    }

    @Test func `reminders of a term that begins before a long holiday come on its first working day, or not at all`()
        throws
    {
        // From Wednesday 30 September, due on Thursday 8 October after eight days: everything but the day itself would fall
        // before the term began or into the holiday.
        let calendar = try Fixtures.prc()
        let steps = try Fixtures.policies().steps(
            start: try Fixtures.day("2026-09-30"), due: try Fixtures.day("2026-10-08"), calendar: calendar)
        #expect(told(steps).prefix(2) == ["due 2026-10-08", "overdue 2026-10-09"])
        #expect(steps[0].merged == ["half", "7d", "3d"])
        #expect(steps[0].recipients == [.assignee])
    }

    @Test func `a start on a day of rest is told on the first working day after it`() throws {
        let steps = try Fixtures.policies().steps(
            start: try Fixtures.day("2026-11-21"), due: try Fixtures.day("2026-11-26"), calendar: try Fixtures.prc())
        #expect(told(steps).prefix(3) == ["start 2026-11-23", "1wd 2026-11-25", "due 2026-11-26"])
    }

    @Test func `a term of a rest day's length is not told before it begins, and still when it has passed`() throws {
        let steps = try Fixtures.policies().steps(
            start: try Fixtures.day("2026-11-21"), due: try Fixtures.day("2026-11-22"), calendar: try Fixtures.prc())
        #expect(told(steps).first == "overdue 2026-11-23")
        #expect(steps.first?.merged == [])
    }

    @Test func `a term that had passed when it was recorded is only told as overdue`() throws {
        let steps = try Fixtures.policies().steps(
            start: try Fixtures.day("2026-11-20"), due: try Fixtures.day("2026-11-10"), calendar: try Fixtures.prc())
        #expect(told(steps).first == "overdue 2026-11-11")
        let pending = steps.pending(at: try Fixtures.day("2026-11-20").at(hour: 15))
        #expect(told(pending).prefix(2) == ["weekly-1 2026-11-18", "weekly-2 2026-11-25"])
        #expect(told(steps.pending(at: try Fixtures.day("2026-11-01").start)) == told(steps))
        #expect(told(steps.pending(at: try Fixtures.day("2030-11-01").start)) == ["weekly-8 2027-01-06"])
    }

    @Test func `a backward limit is told from the day its anchor became known, and its day on the working day before`()
        throws
    {
        // A congress on Saturday 28 November: notice by Saturday the 21st, told on Friday the 20th.
        let steps = try steps("zdh-notice-7d-before", "2026-11-28", start: "2026-11-02")
        #expect(told(steps) == ["start 2026-11-02", "due 2026-11-20", "overdue 2026-11-23"])
        #expect(steps[1].merged == ["1wd"])
    }

    @Test func `a window is told a week before it opens and on the day, and is never overdue`() throws {
        #expect(
            told(try steps("cb-renewal-window-3m-before", "2027-02-26", start: "2026-06-01")) == [
                "7d 2026-11-19", "due 2026-11-26",
            ])
    }

    @Test func `a soft limit is not escalated`() throws {
        let steps = try steps("platform-response-20d", "2026-11-02")
        #expect(steps.last?.id == "overdue")
        #expect(steps.contains { $0.kind == .escalation } == false)
    }

    @Test func `a deadline becomes overdue when the day after it begins in Shanghai (C6)`() throws {
        #expect(ReminderSchedule.overdueBegins(due: try Fixtures.day("2026-10-08")).iso == "2026-10-08T16:00:00Z")
    }

    @Test func `every schedule is in order, one step a day, on working days only, reminders never after the due day`()
        throws
    {
        var random = SeededGenerator(seed: 5)
        let calendar = try Fixtures.prc()
        let first = try Fixtures.day("2015-01-01")
        for _ in 0..<3000 {
            let start = first.adding(days: Int.random(in: 0..<4300, using: &random))
            let due = start.adding(days: Int.random(in: -3...80, using: &random))
            let steps = try Fixtures.policies().steps(
                start: start, due: due, hard: Bool.random(using: &random), calendar: calendar)
            for (earlier, later) in zip(steps, steps.dropFirst()) { #expect(earlier.at.day < later.at.day) }
            for step in steps {
                #expect(calendar.isWorking(step.at.day))
                if step.kind == .reminder {
                    #expect(step.at.day >= start && step.at.day <= due)
                } else {
                    #expect(step.at >= ReminderSchedule.overdueBegins(due: due))
                }
            }
            #expect(steps.flatMap { $0.merged + [$0.id] }.count { $0 == "overdue" } == 1)
        }
    }
}
