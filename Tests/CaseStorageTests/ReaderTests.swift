import CaseStorage
import Mediation
import Procedures
import Testing
import WorkCalendar

@Suite struct ReaderTests {
    @Test func `lists show what the account may see, page by page, each row once`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            for number in 1...9 {
                let office = number % 3 == 0 ? "BJ-HD" : "BJ-CY"
                _ = try await storage.opened(
                    "T-2026-0000\(number)", office: office, assignee: number == 3 ? "li.wei" : "zhao")
            }
            func ids(_ filter: CaseFilter) async throws -> [Int] {
                try await storage.reader.cases(filter).rows.map { Int($0.id.suffix(1)) ?? 0 }
            }
            let all = CaseFilter(visibility: .everything, limit: 100)
            #expect(try await ids(all) == Array(1...9))
            let mine = Visibility.offices(["BJ-CY"], assignedTo: "li.wei")
            #expect(try await ids(CaseFilter(visibility: mine, limit: 100)) == [1, 2, 3, 4, 5, 7, 8])
            var paged = CaseFilter(visibility: mine, limit: 3)
            var seen: [Int] = []
            repeat {
                let page = try await storage.reader.cases(paged)
                seen += page.rows.map { Int($0.id.suffix(1)) ?? 0 }
                paged.after = page.next
            } while paged.after != nil
            #expect(seen == [1, 2, 3, 4, 5, 7, 8])
            var state = all
            state.states = ["talks"]
            #expect(try await ids(state).isEmpty)
            var office = all
            office.offices = ["BJ-HD", "BJ-XC"]
            office.assignee = "zhao"
            #expect(try await ids(office) == [6, 9])
        }
    }

    @Test func `deadlines come by due day, case and id, the running ones unless others are asked for`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let today = Sample.noon.day
            for (number, days) in [(1, 9), (2, 3), (3, 3)] {
                let state = try await storage.opened("T-2026-0000\(number)")
                var late = Sample.deadline("d2", due: today.adding(days: days), status: .overdue)
                late.rule = nil
                _ = try await storage.advanced(
                    state, "begin", to: "talks",
                    deadlines: [
                        PlannedDeadline(deadline: late, wakeAt: nil),
                        PlannedDeadline(deadline: Sample.deadline(due: today.adding(days: days)), wakeAt: nil),
                        PlannedDeadline(deadline: Sample.deadline("d3", due: today, status: .met), wakeAt: nil),
                    ])
            }
            func list(_ change: (inout DueFilter) -> Void) async throws -> [String] {
                var filter = DueFilter(visibility: .everything, limit: 4)
                change(&filter)
                var rows: [String] = []
                repeat {
                    let page = try await storage.reader.deadlines(filter)
                    rows += page.rows.map { "\($0.caseID.suffix(1))\($0.deadline)" }
                    filter.after = page.next
                } while filter.after != nil
                return rows
            }
            #expect(try await list { _ in } == ["2d1", "2d2", "3d1", "3d2", "1d1", "1d2"])
            #expect(try await list { $0.states = [.overdue] } == ["2d2", "3d2", "1d2"])
            #expect(try await list { $0.states = [.met, .open] } == ["1d3", "2d3", "3d3", "2d1", "3d1", "1d1"])
            #expect(try await list { $0.before = today.adding(days: 3) } == ["2d1", "2d2", "3d1", "3d2"])
            #expect(try await list { $0.caseID = "T-2026-00001" } == ["1d1", "1d2"])
            #expect(try await list { $0.from = today.adding(days: 4) } == ["1d1", "1d2"])
            #expect(try await list { $0.openBefore = today.adding(days: 3) } == ["2d1", "2d2", "3d1", "3d2", "1d2"])
            #expect(try await list { $0.offices = ["BJ", "BJ-CY"] }.count == 6)
            #expect(try await list { $0.offices = ["BJ-HD"] } == [])
            #expect(try await list { $0.assignee = "nobody" } == [])
            #expect(try await list { $0.procedure = "unheard-of" } == [])
            var told = DueFilter(visibility: .everything, limit: 1)
            #expect(try await storage.reader.deadlines(told).rows.map(\.changed) == [nil])
            told.withChange = true
            #expect(try await storage.reader.deadlines(told).rows.allSatisfy { $0.changed != nil })
            var cases = CaseFilter(visibility: .everything, limit: 10)
            cases.overdue = true
            cases.dueBefore = today.adding(days: 3)
            let rows = try await storage.reader.cases(cases).rows
            #expect(rows.map(\.nextDue) == [today.adding(days: 3), today.adding(days: 3)])
            let counts = try await storage.reader.counts()
            #expect(counts == ["cases": 3, "deadlines-open": 3, "deadlines-overdue": 3])
        }
    }

    @Test func `a case whose snapshot cannot be read harms no other`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let states = try await storage.opened(20)
            try await fixture.sql("update mediation_case set snapshot = 'x' where id = '\(states[7].id)'")
            await withTaskGroup(of: Void.self) { group in
                for (index, state) in states.enumerated() {
                    group.addTask {
                        let loaded = try? await storage.cases.load([state.id], key: nil)
                        #expect(loaded?.cases[state.id] == (index == 7 ? nil : state))
                    }
                }
            }
        }
    }

    @Test func `a case is never older than the database, whoever changed it`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { first in
            try await fixture.run { second in
                var state = try await first.opened("T-2026-00001")
                for _ in 1...2 { #expect(try await first.cases.load([state.id], key: nil).cases[state.id] == state) }
                state = try await second.advanced(state, "begin", to: "talks")
                for _ in 1...2 { #expect(try await first.cases.load([state.id], key: nil).cases[state.id] == state) }
                // As a restore to an earlier time might do it: the same version with another content.
                try await fixture.sql("update mediation_case set snapshot = replace(snapshot, '工资', '加班')")
                #expect(try await first.cases.load([state.id], key: nil).cases[state.id]?.title == "加班")
            }
        }
    }

    @Test func `the last change is the last that raised the version`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            #expect(try await storage.reader.lastChange(of: state.id)?.version == 1)
            #expect(try await storage.reader.lastChange(of: "T-2026-00002") == nil)
        }
    }
}
