import CaseStorage
import Mediation
import Postgres
import Procedures
import TestSupport
import Testing

@Suite struct LossTests {
    @Test func `backends killed amid commits lose nothing and double nothing`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let states = try await storage.opened(32)
            let killer = Task {
                var kills = 0
                while !Task.isCancelled {
                    try await fixture.sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                            + " and application_name = 'parleyd/w' and state = 'active'")
                    kills += 1
                    try? await Task.sleep(for: .milliseconds(Int.random(in: 5...60)))
                }
                return kills
            }
            // Each writer goes on with its own case; what the store answers must be what the case then is.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for state in states {
                    group.addTask {
                        var present = try await Self.insist(storage, state, "begin")
                        for _ in 1...20 { present = try await Self.insist(storage, present, "go-on") }
                        #expect(try await Self.load(storage, present.id) == present)
                    }
                }
                try await group.waitForAll()
            }
            killer.cancel()
            #expect(try await killer.value > 3)
            let report = try await storage.accessLog.verify(from: nil, to: nil)
            #expect(report.events == 32 * 22)
            #expect(report.firstBreak == nil)
        }
    }

    @Test func `a commit whose answer got lost is settled under its key`() async throws {
        let cluster = try await TestCluster.start()
        let database = cluster.database
        try await Migrator(ownerConninfo: database.conninfo(), logger: .silent).migrate()
        let storage = CaseStorage(.init(conninfo: database.conninfo(user: "parley_app")), logger: .silent)
        let running = Task { await storage.run() }
        try await storage.waitUntilReady()
        try await storage.procedures.install([Sample.procedure])
        let state = try await storage.opened("T-2026-00001")
        let reply = try await SQLScript.session(conninfo: database.conninfo(), application: "tests") { script in
            // The commit waits for a standby that never comes. Killed in that wait, the backend leaves a change that
            // is durable here, and nobody was told.
            try await script.run("set synchronous_commit = local")
            try await script.run("alter system set synchronous_standby_names = 'nobody'")
            try await script.run("select pg_reload_conf()")
            // A backend reads the setting when it gets round to it; a new one has it for sure.
            let isRead = "select 1 where current_setting('synchronous_standby_names') = 'nobody'"
            while try await script.run(isRead).isEmpty {}
            let writer = "from pg_stat_activity where application_name = 'parleyd/w'"
            try await script.run("create table old_writer as select pid \(writer)")
            try await script.run("select pg_terminate_backend(pid) from old_writer")
            while try await script.run("select pid \(writer) and pid not in (select pid from old_writer)").isEmpty {}
            while !storage.isUp { await Task.yield() }
            let unit = Sample.unit("k", [Sample.advance(state, "begin", to: "talks").change], fromClient: false)
            async let reply = storage.cases.append(unit)
            var killed = false
            while !killed {
                killed = try await !script.run(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'parleyd/w' and wait_event = 'SyncRep'"
                ).isEmpty
            }
            try await script.run("alter system reset synchronous_standby_names")
            try await script.run("select pg_reload_conf()")
            return try await reply
        }
        #expect(reply == .committed(seq: 2))
        #expect(try await storage.reader.logBounds() == (1, 2))
        running.cancel()
        await running.value
        await cluster.remove()
    }

    @Test func `while the database is away every call says so at once`() async throws {
        let cluster = try await TestCluster.start()
        let database = cluster.database
        try await Migrator(ownerConninfo: database.conninfo(), logger: .silent).migrate()
        let storage = CaseStorage(.init(conninfo: database.conninfo(user: "parley_app")), logger: .silent)
        let running = Task { await storage.run() }
        try await storage.waitUntilReady()
        try await storage.procedures.install([Sample.procedure])
        let state = try await storage.opened("T-2026-00001")
        await cluster.remove()
        let unit = Sample.unit("late", [Sample.advance(state, "begin", to: "talks").change])
        await #expect(throws: Fault.unavailable) { try await storage.reader.logBounds() }
        await #expect(throws: Fault.unavailable) { try await storage.cases.append(unit) }
        await #expect(throws: Fault.unavailable) { try await storage.cases.load([state.id], key: nil) }
        await #expect(throws: Fault.unavailable) { try await storage.cases.newCaseID(prefix: "T", year: 2026) }
        #expect(!storage.isUp)
        running.cancel()
        await running.value
    }

    /// Goes on until a change is committed; whatever the fault was, the same key settles it.
    private static func insist(_ storage: CaseStorage, _ state: CaseState, _ action: String) async throws -> CaseState {
        let (change, after) = Sample.advance(state, action, to: "talks")
        let unit = Sample.unit("\(state.id)-\(after.version)", [change], fromClient: false)
        for _ in 1...3000 {
            do throws(Fault) {
                let reply = try await storage.cases.append(unit)
                guard case .committed = reply else {
                    Issue.record("\(reply) for \(unit.key.key)")
                    break
                }
                return after
            } catch {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        throw Fault.unknownOutcome
    }

    private static func load(_ storage: CaseStorage, _ id: String) async throws -> CaseState? {
        for _ in 1...3000 {
            if let loaded = try? await storage.cases.load([id], key: nil) { return loaded.cases[id] }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }
}
