import CaseStorage
import JSONText
import Mediation
import Postgres
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct LawTests {
    private static func key(_ name: String, by account: String = "chen") -> RequestKey {
        RequestKey(account: account, key: name, hash: [1])
    }

    private static func text(_ version: String, by account: String = "chen", body: String? = nil) -> LawText {
        LawText(
            id: 0, kind: .calendar, name: "prc", version: version, body: body ?? "calendar \(version)",
            source: "国办发明电", reason: "来文", moves: 3, proposedBy: account, proposedAt: Sample.noon)
    }

    @Test func `who proposed cannot confirm; another one can, once, and then it is in force`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let law = storage.law
            guard
                case .done(let proposal, false) = try await law.propose(
                    Self.text("2027.1"), base: 0, key: Self.key("propose-1"))
            else { return #expect(Bool(false)) }
            #expect(try await law.proposals(.calendar).map(\.id) == [proposal.id])
            #expect(try await law.proposals(.rules).isEmpty)
            let confirm = { (account: String, key: String) async throws(Fault) in
                try await law.confirm(
                    proposal.id, .calendar, reason: "核对", by: account, at: Sample.noon,
                    key: Self.key(key, by: account))
            }
            #expect(try await confirm("chen", "confirm-1") == .sameAccount)
            await #expect(throws: (any Error).self) {
                try await fixture.sql(
                    "update law_text set generation = 9, confirmed_by = 'chen' where id = \(proposal.id)")
            }
            #expect(try await law.standing().generation == 0)
            guard case .done(let confirmed, false) = try await confirm("wang", "confirm-2") else {
                return #expect(Bool(false))
            }
            #expect(confirmed.generation == 1)
            #expect(try await confirm("wang", "confirm-2") == .done(confirmed, replayed: true))
            #expect(try await confirm("li", "confirm-3") == .unknown)
            #expect(try await law.standing().generation == 1)
            #expect(try await law.inForce(upTo: nil) == [confirmed])
            #expect(try await law.proposals(.calendar).isEmpty)
        }
    }

    @Test func `a proposal made before another one came into force is outdated, and one taken back is gone`()
        async throws
    {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let law = storage.law
            var ids: [Int64] = []
            for version in ["2027.1", "2027.2", "2027.3"] {
                guard
                    case .done(let text, _) = try await law.propose(
                        Self.text(version), base: 0, key: Self.key("propose-\(version)"))
                else { continue }
                ids.append(text.id)
            }
            try #require(ids.count == 3)
            guard
                case .done = try await law.withdraw(
                    ids[2], .calendar, reason: "误发", by: "chen", at: Sample.noon, key: Self.key("withdraw-1"))
            else { return #expect(Bool(false)) }
            #expect(try await law.proposals(.calendar).map(\.id) == [ids[0], ids[1]])
            for (index, outcome) in [(2, LawOutcome.unknown), (0, nil), (1, .outdated)] {
                let found = try await law.confirm(
                    ids[index], .calendar, reason: "核对", by: "wang", at: Sample.noon,
                    key: Self.key("confirm-\(index)", by: "wang"))
                if let outcome { #expect(found == outcome) }
            }
            #expect(
                try await law.propose(Self.text("2027.4"), base: 0, key: Self.key("propose-late")) == .outdated)
        }
    }

    @Test func `a text is never edited or deleted, in force or not`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            _ = try await storage.law.propose(Self.text("2027.1"), base: 0, key: Self.key("propose-1"))
            for change in [
                "update law_text set body = 'x'", "update law_text set proposed_by = 'wang'", "delete from law_text",
                "truncate law_text",
            ] {
                await #expect(throws: (any Error).self, "\(change)") { try await fixture.sql(change) }
            }
        }
    }

    @Test func `shipped texts come into force once; a calendar that people replaced stands`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let law = storage.law
            var shipped = [Self.text("2026.1", by: "system")]
            #expect(try await law.install(shipped: shipped).isEmpty)
            #expect(try await law.install(shipped: shipped).isEmpty)
            #expect(try await law.standing().generation == 1)
            guard
                case .done(let text, _) = try await law.propose(
                    Self.text("2027.1"), base: 1, key: Self.key("propose-1"))
            else { return #expect(Bool(false)) }
            _ = try await law.confirm(
                text.id, .calendar, reason: "核对", by: "wang", at: Sample.noon, key: Self.key("confirm-1", by: "wang"))
            // An older daemon starts again, and then a release with a text of its own for a version that is there.
            #expect(try await law.install(shipped: shipped).isEmpty)
            shipped[0].body += "\n# other"
            #expect(try await law.install(shipped: shipped) == ["prc"])
            shipped[0].version = "2028.1"
            #expect(try await law.install(shipped: shipped).isEmpty)
            #expect(try await law.standing().generation == 3)
        }
    }

    @Test func `what was decided by rules that are over is refused, and only that of its batch`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let states = try await storage.opened(8)
            _ = try await storage.law.install(shipped: [Self.text("2026.1", by: "system")])
            let outcomes = await withTaskGroup(of: (Int, Result<Appended, Fault>).self) { group in
                for (index, state) in states.enumerated() {
                    let planned = PlannedDeadline(
                        deadline: Sample.deadline(due: Sample.noon.day.adding(days: 7)), wakeAt: nil)
                    let change = Sample.advance(
                        state, "begin", to: "talks", deadlines: index == 7 ? [] : [planned]
                    ).change
                    group.addTask {
                        // Every second one was decided before the calendar came; the last counted nothing.
                        let unit = Sample.unit(
                            "k-\(index)-abcdef", [change], generation: index.isMultiple(of: 2) ? 1 : 0)
                        do throws(Fault) {
                            return (index, .success(try await storage.cases.append(unit)))
                        } catch {
                            return (index, .failure(error))
                        }
                    }
                }
                return await group.reduce(into: [Int: Result<Appended, Fault>]()) { $0[$1.0] = $1.1 }
            }
            for (index, outcome) in outcomes {
                switch outcome {
                case .success(.committed): #expect(index.isMultiple(of: 2) || index == 7, "\(index)")
                default: #expect(outcome == .failure(.rulesReplaced) && !index.isMultiple(of: 2), "\(index)")
                }
            }
        }
    }

    @Test func `work is listed once, claimed by one, taken up after its lease, and finished with its last slice`()
        async throws
    {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let queue = storage.recompute
            let state = try await storage.opened("T-2026-00001")
            _ = try await storage.advanced(
                state, "begin", to: "talks",
                deadlines: [PlannedDeadline(deadline: Sample.deadline(due: Sample.noon.day), wakeAt: nil)])
            _ = try await storage.law.install(shipped: [Self.text("2026.1", by: "system")])
            #expect(try await storage.law.standing().pending == nil, "the first calendar replaces none")
            _ = try await storage.law.install(shipped: [Self.text("2027.1", by: "system")])
            #expect(try await storage.law.standing().pending == 2)
            #expect(try await queue.isUnlisted(2))
            #expect(try await queue.claim(2, owner: "a", leaseSeconds: 60) == nil)
            try await queue.list(2, slices: [["x", "y"], ["z"]])
            try await queue.list(2, slices: [["other"]])
            #expect(try await queue.progress() == [RecomputeProgress(generation: 2, cases: 3, left: 3, moved: 0)])
            let first = try #require(try await queue.claim(2, owner: "a", leaseSeconds: 0))
            #expect(first.caseIDs == ["x", "y"])
            let second = try #require(try await queue.claim(2, owner: "b", leaseSeconds: 60))
            #expect(second == first, "its lease has run out")
            let third = try #require(try await queue.claim(2, owner: "a", leaseSeconds: 60))
            #expect(third.caseIDs == ["z"])
            #expect(try await queue.claim(2, owner: "c", leaseSeconds: 60) == nil)
            try await queue.finish(second, moved: 2)
            try await queue.finish(first, moved: 2)
            #expect(try await queue.progress() == [RecomputeProgress(generation: 2, cases: 3, left: 1, moved: 2)])
            try await queue.finish(third, moved: 0)
            #expect(try await queue.progress().isEmpty)
            #expect(try await storage.law.standing().pending == nil)
        }
    }

    /// Every deadline that moves is a candidate, for terms of every kind around a festival of a week.
    @Test func `the candidates hold every deadline that moves, and few that do not`() async throws {
        let fixture = try await StoreFixture.make()
        let text = Bilingual(zh: "例", en: "sample")
        let rules = [("7d", ExtensionPolicy.none), ("15d", .agreed(cap: nil)), ("5wd", .none), ("1m", .none)].compactMap
        {
            length, policy in
            TermLength(length).flatMap { term in
                DeadlineRule(
                    id: "term-\(length)", name: text, consequence: text,
                    versions: [.init(number: 1, basis: text, anchor: text, length: term, extension: policy)])
            }
        }
        let from = Sample.noon.day
        let rest = from.adding(days: 20)...from.adding(days: 26)
        let year = WorkingCalendar.Year(
            number: from.year, notices: [],
            festivals: [WorkingCalendar.Festival(name: text, rest: rest, work: [])])
        let old = RuleBook(
            rules: rules,
            calendars: [
                WorkingCalendar(
                    id: "prc", version: "1", name: text, source: "test",
                    years: [.init(number: from.year, notices: [], festivals: [])])
            ], reminders: .none)
        let new = old.replacing(
            WorkingCalendar(id: "prc", version: "2", name: text, source: "test", years: [year]), generation: 1)
        try await fixture.run { storage in
            var moved: Set<String> = []
            var total = 0
            for state in try await storage.opened(40) {
                var planned: [PlannedDeadline] = []
                for (index, rule) in rules.enumerated() {
                    for extended in index == 1 ? [[], [TermLength("5wd")].compactMap(\.self)] : [[]] {
                        let trigger = from.adding(days: total / 5 % 40)
                        total += 1
                        let before = try old.due(rule: rule.id, from: trigger, extensions: extended)
                        let after = try new.due(rule: rule.id, from: trigger, extensions: extended)
                        var deadline = Deadline(
                            id: "d\(planned.count + 1)", clock: "c", rule: rule.id, ruleVersion: 1,
                            calendarVersion: "1", trigger: trigger, nominal: before.nominal, due: before.due,
                            provisional: before.provisional, onExpiry: .overdue, startedAt: 1)
                        deadline.extensions = extended
                        planned.append(PlannedDeadline(deadline: deadline, wakeAt: nil))
                        if before.due != after.due || before.nominal != after.nominal {
                            moved.insert("\(state.id)/\(deadline.id)")
                        }
                    }
                }
                _ = try await storage.advanced(state, "begin", to: "talks", deadlines: planned)
            }
            var found: Set<String> = []
            var after: DueKey?
            let scope = RecomputeScope(from: old, to: new)
            while true {
                let page = try await storage.recompute.candidates(scope, after: after, limit: 7)
                for key in page { #expect(found.insert("\(key.caseID)/\(key.deadline)").inserted) }
                guard page.count == 7, let last = page.last else { break }
                after = last
            }
            #expect(!moved.isEmpty && moved.isSubset(of: found), "\(moved.subtracting(found))")
            #expect(found.count < moved.count * 2 && found.count < total)
        }
    }
}
