import JSONText
import Mediation
import Procedures
import Synchronization
import Testing
import Wording
import WorkCalendar

@testable import Reminders

@Suite struct ReminderServiceTests {
    private let cases = MemoryCases()
    private let clock = MovedClock(.of(9, 1, hour: 14))

    private func sweep(at moment: Instant, people: People = People()) async throws -> SweepCount {
        try await clock.move(to: moment)
        return try await ReminderService.sample(cases, clock, people: people).sweepOnce()
    }

    @Test("nothing is said before its moment, and nothing twice")
    func eachOnce() async throws {
        cases.put(.sample(), now: .of(9, 1, hour: 14))
        #expect(try await sweep(at: .of(9, 11, hour: 8)).handled == 0)
        #expect(try await sweep(at: .of(9, 11)).obligations == 1)
        #expect(try await sweep(at: .of(9, 11)).handled == 0)
        #expect(try await sweep(at: .of(9, 13)).handled == 0)
        #expect(cases.said == ["2026-09-11 half li.wei"])
        #expect(cases.events.map(\.type) == [.noticeDue])
        #expect(cases["N-2026-00001"]?.version == 1)
    }

    @Test("the term is overdue when the day after it begins, once, and people hear of it in the morning")
    func overdue() async throws {
        cases.put(.sample(), now: .of(9, 1, hour: 14))
        #expect(try await sweep(at: .of(9, 21, hour: 23)).overdue == 0)
        #expect(cases["N-2026-00001"]?.deadlines.first?.status == .open)
        let count = try await sweep(at: .of(9, 22, hour: 0))
        #expect(count.overdue == 1 && count.obligations == 0)
        #expect(cases["N-2026-00001"]?.deadlines.first?.status == .overdue)
        #expect(try await sweep(at: .of(9, 22)).obligations == 1)
        #expect(cases.said.last == "2026-09-22 overdue li.wei+boss")
        #expect(cases.events.filter { $0.type == .dueOverdue }.count == 1)
    }

    @Test("on a day of rest the person on duty hears at once, the others on the next working day")
    func duty() async throws {
        var rules = RuleBook.sample
        rules.reminders = ReminderPolicies([], duty: ["BJ-CY": "wang"]).over(rules.reminders)
        // Due on Friday 25 September.
        cases.put(.sample(deadlines: [.sample(trigger: .of(9, 4), due: .of(9, 25))]), now: .of(9, 4, hour: 14), rules)
        for moment in [Instant.of(9, 25, hour: 23), .of(9, 26, hour: 0), .of(9, 26), .of(9, 28)] {
            try await clock.move(to: moment)
            _ = try await ReminderService.sample(cases, clock, rules: rules).sweepOnce()
        }
        #expect(cases.said.suffix(2) == ["2026-09-26 overdue wang", "2026-09-28 overdue li.wei+boss"])
        // Whoever was not there on the day of rest calls nobody from the weekend afterwards.
        let late = MemoryCases()
        late.put(.sample(deadlines: [.sample(trigger: .of(9, 4), due: .of(9, 25))]), now: .of(9, 4, hour: 14), rules)
        _ = try await ReminderService.sample(late, clock, rules: rules).sweepOnce()
        #expect(late.said == ["2026-09-28 overdue li.wei+boss"])
        // Nobody is on duty for this office: nothing is said on the day of rest, and nothing goes wrong.
        rules.reminders = ReminderPolicies([], duty: ["BJ-XC": "wang"]).over(RuleBook.sample.reminders)
        let other = MemoryCases()
        let time = MovedClock(.of(9, 26))
        other.put(.sample(deadlines: [.sample(trigger: .of(9, 4), due: .of(9, 25))]), now: .of(9, 4, hour: 14), rules)
        #expect(try await ReminderService.sample(other, time, rules: rules).sweepOnce().failed == 0)
        #expect(other.said.isEmpty && !other.events.contains { $0.type == .noticeDue })
    }

    @Test("a party is written to where it agreed, and only then", arguments: [true, false, nil])
    func party(_ consent: Bool?) async throws {
        let text = Bilingual(zh: "例", en: "sample")
        func field(_ name: String, _ type: FieldType) -> Field {
            Field(
                name: name, type: type, required: false, list: false, choices: [], sensitivity: .P, help: text,
                example: "", range: nil, future: false)
        }
        let role = PartyRole(
            id: "worker", name: text, side: nil, fields: [field("mail", .mail), field("mail-consent", .bool)])
        var party = Party(id: "p1", role: "worker", name: "王芳", fields: ["mail": "wang@example.org"])
        party.fields["mail-consent"] = consent.map { .bool($0) }
        #expect(role.mail(of: party) == (consent == true ? "wang@example.org" : nil))
        party.ended = true
        #expect(role.mail(of: party) == nil)
    }

    @Test("after a long absence people hear how things stand, not everything that was missed")
    func absence() async throws {
        cases.put(.sample(), now: .of(9, 1, hour: 14))
        let count = try await sweep(at: .of(10, 15))
        #expect(count.overdue == 1)
        #expect(cases.said == ["2026-09-22 overdue li.wei+boss", "2026-10-13 weekly-3 boss+lawyer"])
        #expect(try await sweep(at: .of(10, 15)).handled == 0)
    }

    @Test("where nobody is assigned, or the assignee has left, the office's supervisors hear, and nobody hears twice")
    func withoutAssignee() async throws {
        cases.put(.sample("N-2026-00001", assignee: nil), now: .of(9, 1, hour: 14))
        cases.put(.sample("N-2026-00002"), now: .of(9, 1, hour: 14))
        _ = try await sweep(at: .of(9, 11), people: People(knowsAssignee: false))
        #expect(cases.said == ["2026-09-11 half boss", "2026-09-11 half boss"])
        _ = try await sweep(at: .of(9, 22), people: People(supervisor: "li.wei"))
        #expect(cases.said.last == "2026-09-22 overdue li.wei")
    }

    @Test("expiry takes the system's action, and where that ends the case people hear of it at once")
    func systemAction() async throws {
        cases.put(
            .sample(deadlines: [.sample("d1", onExpiry: .action("time-over")), .sample("d2", due: .of(10, 9))]),
            now: .of(9, 1, hour: 14))
        let count = try await sweep(at: .of(9, 22, hour: 0))
        #expect(count.overdue == 1)
        let state = try #require(cases["N-2026-00001"])
        #expect(state.state == "closed" && state.version == 2)
        #expect(state.deadlines.map(\.isRunning) == [false, false])
        let last = try #require(cases.obligations.last)
        #expect(last.step == "overdue" && last.deadline == nil && last.clock == "answer")
        #expect(last.at == .of(9, 22, hour: 0))
        #expect(try await cases.nextWake() == nil)
        let advance = try #require(cases.events.first { $0.type == .caseAdvanced })
        #expect(advance.action == "time-over")
    }

    @Test("two daemons that wake together say everything once")
    func twoDaemons() async throws {
        for number in 1...20 { cases.put(.sample("N-2026-000\(number + 10)"), now: .of(9, 1, hour: 14)) }
        let (first, second) = (ReminderService.sample(cases, clock), ReminderService.sample(cases, clock))
        for moment in [Instant.of(9, 11), .of(9, 22, hour: 0), .of(9, 22)] {
            try await clock.move(to: moment)
            // Both hold the same claims, as when the first was thought lost.
            async let one = first.sweepOnce()
            cases.loseClaims()
            async let two = second.sweepOnce()
            _ = try await (one, two)
        }
        let said = cases.obligations.map { "\($0.caseID) \($0.step)" }
        #expect(Set(said).count == said.count)
        #expect(said.filter { $0.hasSuffix("overdue") }.count == 20)
        #expect(cases.events.filter { $0.type == .dueOverdue }.count == 20)
    }

    @Test("a wake moment that somebody else has answered meanwhile says nothing")
    func fenced() async throws {
        cases.put(.sample(), now: .of(9, 1, hour: 14))
        cases.state.withLock { $0.interruption = { $0.wakes["N-2026-00001/d1"] = .of(9, 14) } }
        let count = try await sweep(at: .of(9, 11))
        #expect(count.handled == 1 && count.obligations == 0 && count.failed == 0)
        #expect(cases.said.isEmpty)
    }

    @Test("a case that changes between looking and writing is decided again as it then is")
    func decidedAgain() async throws {
        cases.put(.sample(), now: .of(9, 1, hour: 14))
        cases.state.withLock { state in
            state.interruption = { state in
                guard var changed = state.cases["N-2026-00001"] else { return }
                changed.version = 2
                changed.assignee = "chen.yu"
                MemoryCases.plan(&state, before: state.cases["N-2026-00001"], after: changed, now: .of(9, 11))
            }
        }
        #expect(try await sweep(at: .of(9, 11)).obligations == 1)
        #expect(cases.said == ["2026-09-11 half chen.yu"])
    }

    @Test("a term met between looking and writing is not spoken of")
    func metMeanwhile() async throws {
        cases.put(.sample(), now: .of(9, 1, hour: 14))
        cases.state.withLock { state in
            state.interruption = { state in
                guard var changed = state.cases["N-2026-00001"] else { return }
                changed.version = 2
                changed.deadlines[0].status = .met
                MemoryCases.plan(&state, before: state.cases["N-2026-00001"], after: changed, now: .of(9, 22))
            }
        }
        let count = try await sweep(at: .of(9, 22))
        #expect(count.failed == 0 && count.obligations == 0 && count.overdue == 0)
        #expect(cases.said.isEmpty && cases.events.isEmpty)
    }

    @Test("one case that cannot be read does not keep the others from being handled")
    func oneBroken() async throws {
        cases.put(.sample("N-2026-00001"), now: .of(9, 1, hour: 14))
        cases.put(.sample("N-2026-00002"), now: .of(9, 1, hour: 14))
        cases.state.withLock { $0.broken = ["N-2026-00001"] }
        let count = try await sweep(at: .of(9, 11))
        #expect(count.failed == 1 && count.obligations == 1)
        cases.state.withLock { $0.broken = [] }
        cases.loseClaims()
        #expect(try await sweep(at: .of(9, 11)).obligations == 1)
    }

    @Test("the running service sleeps to the next wake moment and looks again when it is hinted at")
    func running() async throws {
        cases.put(.sample(), now: .of(9, 1, hour: 14))
        try await clock.move(to: Instant.of(9, 11).adding(seconds: -12))
        let sleeper = RecordingClock()
        let signal = WakeSignal()
        let (obligations, made) = AsyncStream<Void>.makeStream()
        let service = ReminderService.sample(
            cases, clock, signal: signal, realTime: sleeper, onObligations: { made.yield() })
        let running = Task { await service.run() }
        var slept = sleeper.sleeps.makeAsyncIterator()
        #expect(await slept.next() == .seconds(12))
        try await clock.move(to: .of(9, 11))
        signal.wake()
        var heard = obligations.makeAsyncIterator()
        await heard.next()
        #expect(await slept.next() == .seconds(30))
        running.cancel()
        await running.value
        #expect(cases.said == ["2026-09-11 half li.wei"])
    }
}

/// Real time that never passes, and tells how long it was asked to wait.
private final class RecordingClock: Clock {
    let sleeps: AsyncStream<Duration>
    private let asked: AsyncStream<Duration>.Continuation

    init() { (sleeps, asked) = AsyncStream.makeStream() }

    var now: ContinuousClock.Instant { start }
    var minimumResolution: Duration { .nanoseconds(1) }
    private let start = ContinuousClock.now

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        // The pause that gathers hints is over at once.
        if start.duration(to: deadline) < .seconds(1) { return }
        asked.yield(start.duration(to: deadline))
        try await ContinuousClock().sleep(for: .seconds(3600))
    }
}
