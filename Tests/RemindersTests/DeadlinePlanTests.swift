import Mediation
import Procedures
import Testing
import WorkCalendar

@Suite struct DeadlinePlanTests {
    private func firstWake(_ deadline: Deadline, now: Instant) -> Instant? {
        DeadlinePlan.planned(before: nil, after: .sample(deadlines: [deadline]), rules: .sample, now: now)
            .first?.wakeAt
    }

    @Test(
        "a new term wakes at its next step, or at once for what has been missed",
        arguments: [
            // Begun today: half of the way on 11 September.
            (Deadline.sample(), Instant.of(9, 1, hour: 14), Instant.of(9, 11)),
            // Recorded late: the step that came last is said now.
            (.sample(), .of(9, 15), .of(9, 14)),
            (.sample(), .of(9, 14, hour: 8), .of(9, 11)),
            // Overdue already.
            (.sample(), .of(10, 20), CivilDay.of(9, 22).start),
            // A short term speaks on the day it begins.
            (.sample(rule: "term-7d", due: .of(9, 8)), .of(9, 1, hour: 14), .of(9, 1)),
            // A day written by people.
            (.sample(rule: nil, due: .of(9, 21)), .of(9, 1, hour: 14), .of(9, 11)),
        ])
    func newTerm(_ deadline: Deadline, _ now: Instant, _ wake: Instant) {
        #expect(firstWake(deadline, now: now) == wake)
    }

    @Test(
        "a term that does not run is not looked at",
        arguments: [Deadline.Status.suspended, .met, .waived, .cancelled])
    func resting(_ status: Deadline.Status) {
        let planned = DeadlinePlan.planned(
            before: .sample(), after: .sample(deadlines: [.sample(status: status)]), rules: .sample, now: .of(9, 2))
        #expect(planned.count == 1)
        #expect(planned.first?.wakeAt == nil)
        #expect(planned.first?.deadline.status == status)
    }

    @Test("only what a change has touched is planned")
    func changedOnly() {
        let before = CaseState.sample(deadlines: [.sample("d1"), .sample("d2")])
        var after = before
        after.deadlines[1].due = .of(9, 25)
        let planned = DeadlinePlan.planned(before: before, after: after, rules: .sample, now: .of(9, 15))
        #expect(planned.map(\.deadline.id) == ["d2"])
        // A moved term does not say again what it said before: the next step after now.
        #expect(planned.first?.wakeAt == .of(9, 18))
        #expect(DeadlinePlan.planned(before: after, after: after, rules: .sample, now: .of(9, 15)).isEmpty)
    }

    @Test("the plan leads from step to step, over the moment of expiry, to the eighth week and no further")
    func wholeLife() {
        var deadline = Deadline.sample()
        var now = Instant.of(9, 1, hour: 14)
        var wakes: [Instant] = []
        while let wake = DeadlinePlan.nextWake(of: deadline, in: "sample", after: now, rules: .sample), wakes.count < 50
        {
            wakes.append(wake)
            now = wake
            if wake == CivilDay.of(9, 22).start { deadline.status = .overdue }
        }
        #expect(
            wakes == [.of(9, 11), .of(9, 14), .of(9, 18), .of(9, 21), CivilDay.of(9, 22).start, .of(9, 22)]
                + (1...8).map { CivilDay.of(9, 22).adding(days: 7 * $0).at(hour: 9) })
    }
}
