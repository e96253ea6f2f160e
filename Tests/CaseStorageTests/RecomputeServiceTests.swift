import CaseStorage
import Logging
import Mediation
import Postgres
import Procedures
import Reminders
import Testing
import Wording
import WorkCalendar

@Suite struct RecomputeServiceTests {
    private static let text = Bilingual(zh: "例", en: "sample")
    private static let due = Sample.noon.day.adding(days: 30)

    /// Reads "n" as a calendar that rests from the due day on, n days long; "0" is one that does not.
    private struct Reader: LawReader {
        func read(_ text: String, as kind: LawKind, over book: RuleBook) throws(LawProblems) -> ArrivedLaw {
            throw LawProblems([])
        }

        func book(of texts: [LawText]) throws(LawProblems) -> RuleBook {
            let days = texts.last.flatMap { Int($0.body) } ?? 0
            return RecomputeServiceTests.book(resting: days, generation: texts.compactMap(\.generation).max() ?? 0)
        }
    }

    private static func book(resting days: Int, generation: Int64) -> RuleBook {
        let festivals =
            days == 0
            ? []
            : [WorkingCalendar.Festival(name: text, rest: due...due.adding(days: days - 1), work: [])]
        let years = [due.adding(days: -365).year, due.year].sorted().map { year in
            WorkingCalendar.Year(number: year, notices: [], festivals: year == due.year ? festivals : [])
        }
        let calendar = WorkingCalendar(id: "prc", version: "\(days)", name: text, source: "test", years: years)
        let rule = TermLength("15d").flatMap { length in
            DeadlineRule(
                id: "sample-15d", name: text, consequence: text,
                versions: [.init(number: 1, basis: text, anchor: text, length: length)])
        }
        return RuleBook(
            rules: [rule].compactMap(\.self), calendars: [calendar], reminders: .none, generation: generation)
    }

    private static func service(_ storage: CaseStorage, _ owner: String) -> RecomputeService {
        let shelf = RuleShelf(book(resting: 0, generation: 0)) { generation throws(Fault) in
            guard try await storage.law.standing().generation > generation else { return nil }
            let texts = try await storage.law.inForce(upTo: nil)
            return (try? Reader().book(of: texts)) ?? nil
        }
        return RecomputeService(
            owner: owner, texts: storage.law, queue: storage.recompute, store: storage.cases, clock: storage.clock,
            rules: shelf, reader: Reader(), procedure: { id, _ in id == "sample" ? Sample.procedure : nil },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func law(_ days: Int) -> LawText {
        LawText(
            id: 0, kind: .calendar, name: "prc", version: "2027.\(days)", body: "\(days)", source: "国办发明电", reason: "",
            moves: 0, proposedBy: "system", proposedAt: Sample.noon)
    }

    @Test func `two daemons and the remains of a dead one move every deadline once, with one event`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            _ = try await storage.law.install(shipped: [Self.law(0)])
            let before = try Self.book(resting: 0, generation: 0).due(
                rule: "sample-15d", from: Self.due.adding(days: -15))
            // Every other case ends two weeks earlier, and does not move.
            let states = try await storage.opened(600)
            for (index, state) in states.enumerated() {
                let late = index.isMultiple(of: 2) ? 0 : -14
                var deadline = Sample.deadline(due: before.due.adding(days: late))
                deadline.trigger = Self.due.adding(days: late - 15)
                deadline.nominal = Self.due.adding(days: late)
                let planned = PlannedDeadline(deadline: deadline, wakeAt: nil)
                _ = try await storage.advanced(state, "begin", to: "talks", deadlines: [planned])
            }
            _ = try await storage.law.install(shipped: [Self.law(7)])
            // A daemon died after it had listed the work and claimed some of it.
            let pending = try #require(try await storage.law.standing().pending)
            try await storage.recompute.list(
                pending,
                slices: stride(from: 0, to: 600, by: 50).map { start in states[start..<start + 50].map(\.id) })
            _ = try await storage.recompute.claim(pending, owner: "dead", leaseSeconds: 0)

            let other = CaseStorage(fixture.options(), logger: .silent)
            let running = Task { await other.run() }
            try await other.waitUntilReady()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await Self.service(storage, "a").catchUp() }
                group.addTask { try await Self.service(other, "b").catchUp() }
                try await group.waitForAll()
            }
            running.cancel()
            await running.value

            #expect(try await storage.law.standing().pending == nil)
            let counts = try await fixture.sql(
                """
                select (select count(*) from event where type = 'due.recomputed') as events,
                    (select count(distinct case_id) from event where type = 'due.recomputed') as cases,
                    (select count(*) from deadline where calendar_version = '7') as moved,
                    (select count(*) from mediation_case where version = 3) as raised
                """)
            for name in ["events", "cases", "moved", "raised"] {
                #expect(try counts.first?[name].int() == 300, "\(name)")
            }
            let after = try await storage.cases.load([states[0].id, states[1].id], key: nil).cases
            #expect(try #require(after[states[0].id]?.deadlines.first).due > before.due)
            #expect(after[states[1].id]?.version == 2)
        }
    }
}
