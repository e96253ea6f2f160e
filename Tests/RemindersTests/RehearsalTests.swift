import Mediation
import Procedures
import Synchronization
import Testing
import WorkCalendar

@testable import Reminders

@Suite struct RehearsalTests {
    /// A rehearsal whose deliveries are noted with the moment at which they went out.
    private final class Stage: Sendable {
        let cases = MemoryCases()
        let clock = MovedClock(.of(9, 1, hour: 14))
        let delivered = Mutex<[String]>([])
        let sent = Mutex(0)

        var rehearsal: Rehearsal {
            Rehearsal(
                reminders: .sample(cases, clock), clock: clock,
                deliver: { () async throws(Fault) in try await self.deliver() }, logger: .silent)
        }

        private func deliver() async throws(Fault) -> Int {
            let now = try await clock.now()
            let fresh = sent.withLock { sent in
                let fresh = Array(cases.obligations.dropFirst(sent))
                sent += fresh.count
                return fresh
            }
            delivered.withLock { $0 += fresh.map { "\(now.iso) \($0.caseID) \($0.step)" } }
            return fresh.count
        }
    }

    @Test("time stops at the morning for which something waits")
    func mornings() async throws {
        let stage = Stage()
        let mornings = Mutex([Instant.of(9, 7), .of(9, 8)])
        let seen = Mutex<[Instant]>([])
        let rehearsal = Rehearsal(
            reminders: .sample(stage.cases, stage.clock), clock: stage.clock,
            deliver: { () async throws(Fault) in
                let now = try await stage.clock.now()
                seen.withLock { $0.append(now) }
                mornings.withLock { $0.removeAll { $0 <= now } }
                return 0
            },
            nextMorning: { () async throws(Fault) in mornings.withLock(\.first) }, logger: .silent)
        _ = try await rehearsal.advance(to: .of(9, 10))
        #expect(seen.withLock { $0 } == [.of(9, 1, hour: 14), .of(9, 7), .of(9, 8)])
        #expect(try await stage.clock.now() == .of(9, 10))
    }

    @Test("time passes through every moment in order, and each notice goes out at its own")
    func inOrder() async throws {
        let stage = Stage()
        stage.cases.put(.sample("N-2026-00001"), now: .of(9, 1, hour: 14))
        stage.cases.put(
            .sample("N-2026-00002", deadlines: [.sample(rule: "term-7d", trigger: .of(9, 10), due: .of(9, 17))]),
            now: .of(9, 1, hour: 14))
        let count = try await stage.rehearsal.advance(to: .of(9, 23))
        #expect(count == Rehearsal.Count(now: .of(9, 23), due: 2, notices: 9))
        #expect(
            stage.delivered.withLock { $0 } == [
                "2026-09-10T01:00:00Z N-2026-00002 start", "2026-09-11T01:00:00Z N-2026-00001 half",
                "2026-09-14T01:00:00Z N-2026-00001 7d", "2026-09-16T01:00:00Z N-2026-00002 1wd",
                "2026-09-17T01:00:00Z N-2026-00002 due", "2026-09-18T01:00:00Z N-2026-00001 1wd",
                "2026-09-18T01:00:00Z N-2026-00002 overdue", "2026-09-21T01:00:00Z N-2026-00001 due",
                "2026-09-22T01:00:00Z N-2026-00001 overdue",
            ])
        #expect(try await stage.clock.now() == .of(9, 23))
    }

    @Test("a move in one leap and a move day by day come to the same")
    func leapsAndSteps() async throws {
        let (leap, steps) = (Stage(), Stage())
        for stage in [leap, steps] {
            for number in 1...5 {
                stage.cases.put(
                    .sample("N-2026-0000\(number)", deadlines: [.sample(due: .of(9, 20 + number))]),
                    now: .of(9, 1, hour: 14))
            }
        }
        let whole = try await leap.rehearsal.advance(to: .of(12, 31))
        var sum = Rehearsal.Count(now: .of(9, 1), due: 0, notices: 0)
        for day in 2...121 {
            let part = try await steps.rehearsal.advance(to: CivilDay.of(9, 1).adding(days: day).at(hour: 9))
            sum.due += part.due
            sum.notices += part.notices
        }
        #expect(sum.due == whole.due && whole.due == 5)
        #expect(sum.notices == whole.notices && whole.notices > 50)
        #expect(steps.delivered.withLock { $0 } == leap.delivered.withLock { $0 })
    }

    @Test("time does not go back, but what is due at present is handled")
    func backwards() async throws {
        let stage = Stage()
        stage.cases.put(.sample(), now: .of(9, 15))
        try await stage.clock.move(to: .of(9, 15))
        let count = try await stage.rehearsal.advance(to: .of(9, 2))
        #expect(count == Rehearsal.Count(now: .of(9, 15), due: 0, notices: 1))
    }

    @Test("moves that are asked for together take turns")
    func turns() async throws {
        let stage = Stage()
        stage.cases.put(.sample(), now: .of(9, 1, hour: 14))
        let rehearsal = stage.rehearsal
        async let first = rehearsal.advance(to: .of(9, 22))
        async let second = rehearsal.advance(to: .of(9, 22))
        let (one, two) = try await (first, second)
        #expect(one.notices + two.notices == 5 && one.due + two.due == 1)
        #expect(min(one.notices, two.notices) == 0)
    }

    @Test("time stops at a moment that cannot be handled rather than passing it by")
    func stuck() async throws {
        let stage = Stage()
        stage.cases.put(.sample(), now: .of(9, 1, hour: 14))
        stage.cases.state.withLock { $0.broken = ["N-2026-00001"] }
        await #expect(throws: Fault.self) { try await stage.rehearsal.advance(to: .of(9, 22)) }
        #expect(try await stage.clock.now() == .of(9, 11))
        stage.cases.state.withLock { $0.broken = [] }
        stage.cases.loseClaims()
        #expect(try await stage.rehearsal.advance(to: .of(9, 22)).due == 1)
    }
}
