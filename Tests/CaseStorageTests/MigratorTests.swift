import CaseStorage
import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct MigratorTests {
    @Test func `racing daemons migrate once, and find nothing to do afterwards`() async throws {
        let database = try await TestCluster.shared.createDatabase()
        let migrator = Migrator(ownerConninfo: database.conninfo(), logger: .silent)
        let planned = try await migrator.plan()
        #expect(planned.contains(.migration(number: 1, name: "0001_foundation", isBreaking: false)))
        let done = try await withThrowingTaskGroup(of: [MigrationStep].self) { group in
            for _ in 1...6 { group.addTask { try await migrator.migrate() } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(done.sorted { "\($0)" < "\($1)" } == planned.sorted { "\($0)" < "\($1)" })
        #expect(try await migrator.plan().isEmpty)
    }

    @Test func `a migration that was edited after it was applied is refused`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.sql("update migration set checksum = 'other' where number = 1")
        let migrator = Migrator(ownerConninfo: fixture.database.conninfo(), logger: .silent)
        await #expect(throws: MigrationProblem.wasEdited(name: "0001_foundation")) { try await migrator.migrate() }
    }

    @Test func `a function is applied again when its text has changed`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.sql("update applied_text set checksum = 'older' where name = 'function append_batch'")
        let migrator = Migrator(ownerConninfo: fixture.database.conninfo(), logger: .silent)
        #expect(try await migrator.migrate() == [.function("append_batch")])
    }

    @Test func `a daemon refuses a database that was not migrated`() async throws {
        let database = try await TestCluster.shared.createDatabase()
        let planned = try await Migrator(ownerConninfo: database.conninfo(), logger: .silent).plan().filter {
            if case .migration = $0 { true } else { false }
        }
        let storage = CaseStorage(.init(conninfo: database.conninfo()), logger: .silent)
        let running = Task { await storage.run() }
        let needed = planned.count
        await #expect(throws: StorageRefusal.schemaTooOld(found: 0, needed: needed)) {
            try await storage.waitUntilReady()
        }
        #expect(!storage.isUp)
        running.cancel()
        await running.value
    }

    @Test func `sql/schema.sql is what the migrations and functions make`() async throws {
        let fixture = try await StoreFixture.make()
        let dump = Process()
        dump.executableURL = URL(filePath: "/usr/lib/postgresql/15/bin/pg_dump")
        dump.arguments = ["--schema-only", "--no-comments", fixture.database.conninfo()]
        let output = Pipe()
        dump.standardOutput = output
        try dump.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        dump.waitUntilExit()
        #expect(dump.terminationStatus == 0)
        let made = Self.plain(String(decoding: bytes, as: UTF8.self))
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../sql/schema.sql")
        if ProcessInfo.processInfo.environment["PARLEY_WRITE_SCHEMA"] != nil {
            try made.write(to: file, atomically: true, encoding: .utf8)
        }
        // `PARLEY_WRITE_SCHEMA=1 swift test --filter MigratorTests` writes it anew.
        #expect(try String(contentsOf: file, encoding: .utf8) == made)
    }

    /// Without the lines that name the versions of server and tool, which differ from machine to machine.
    private static func plain(_ dump: String) -> String {
        dump.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("-- Dumped") && !$0.hasPrefix("\\") }
            .joined(separator: "\n")
    }
}
