import CaseStorage
import Mediation
import Postgres
import TestSupport
import Testing
import WorkCalendar

@Suite struct IdentityTests {
    @Test(arguments: [false, true])
    func `a store with a case is never used for the other purpose`(first: Bool) async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run(isRehearsal: first) { _ = try await $0.opened("T-2026-00001") }
        await #expect(throws: first ? StorageRefusal.holdsARehearsal : .holdsRealCases) {
            try await fixture.run(isRehearsal: !first) { _ in }
        }
        try await fixture.run(isRehearsal: first) { #expect($0.isUp) }
    }

    @Test(arguments: [
        ("28000", "user=nobody_of_this_name"), ("3D000", "dbname=no_such_database"),
    ])
    func `a server that lets nobody in at first is no reason to wait`(sqlstate: String, change: String) async throws {
        let fixture = try await StoreFixture.make()
        // Of a keyword that is given twice the later one counts.
        let conninfo = fixture.database.conninfo(user: "parley_app") + " " + change
        let storage = CaseStorage(.init(conninfo: conninfo), logger: .silent)
        let running = Task { await storage.run() }
        let refusal = await #expect(throws: StorageRefusal.self) { try await storage.waitUntilReady() }
        guard case .noEntry(sqlstate, let message) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(message.contains(change.split(separator: "=")[1]))
        running.cancel()
        await running.value
    }

    @Test func `a database that goes away later is waited for`() async throws {
        let fixture = try await StoreFixture.make()
        let elsewhere = StoreFixture(database: try await TestCluster.shared.database)
        try await fixture.run { storage in
            try await elsewhere.sql("drop database \(fixture.database.name) with (force)")
            while storage.isUp { await Task.yield() }
            await #expect(throws: Fault.unavailable) { try await storage.clock.now() }
            #expect(storage.refusal == nil)
            try await elsewhere.sql("create database \(fixture.database.name)")
            try await storage.waitUntilReady()
        }
    }

    @Test func `an empty store may change its purpose`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run(isRehearsal: true) { _ in }
        try await fixture.run(isRehearsal: false) { _ in }
    }

    @Test func `a rehearsal's moment stands still until it is moved, and a restart continues from it`() async throws {
        let fixture = try await StoreFixture.make()
        let moved = try await fixture.run(isRehearsal: true) { storage in
            let start = try await storage.clock.now()
            #expect(try await storage.clock.now() == start)
            try await storage.clock.move(to: start.adding(seconds: 86_400))
            try await storage.clock.move(to: start)
            #expect(try await storage.clock.now() == start.adding(seconds: 86_400))
            return start.adding(seconds: 86_400)
        }
        try await fixture.run(isRehearsal: true) { storage async throws in
            #expect(try await storage.clock.now() == moved)
        }
    }

    @Test func `a real store goes by the database's time`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let before = try await storage.clock.now()
            let row = try await fixture.sql("select (extract(epoch from clock_timestamp()) * 1000000)::bigint").first
            let database = Instant(microseconds: try #require(try row?[0].int()))
            let after = try await storage.clock.now()
            #expect(before < after)
            #expect(before.microseconds - 50_000 < database.microseconds)
            #expect(database.microseconds < after.microseconds + 50_000)
        }
    }
}
