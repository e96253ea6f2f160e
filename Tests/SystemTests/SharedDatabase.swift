import Foundation
import Synchronization
import TestSupport
import Testing

/// One migrated database for several daemons, on a Monday morning; in a rehearsal where that is asked for.
struct SharedDatabase {
    private let cluster: TestCluster
    let database: TestDatabase
    let daemons: [DaemonFixture]

    /// Does something with a database and its daemons. After a failure their data and logs are kept, and named.
    static func use(
        daemons count: Int, rehearsal: Bool = false, _ body: (SharedDatabase) async throws -> Void
    ) async throws {
        let shared = try await SharedDatabase(daemons: count, rehearsal: rehearsal)
        let hasFailed = Mutex(false)
        do {
            // Nothing is known to fail: this is how one sees each failure go by.
            try await withKnownIssue(isIntermittent: true) {
                try await body(shared)
            } matching: { _ in
                hasFailed.withLock { $0 = true }
                return false
            }
        } catch {
            await shared.keep()
            throw error
        }
        if hasFailed.withLock(\.self) { await shared.keep() } else { await shared.remove() }
    }

    private init(daemons count: Int, rehearsal: Bool) async throws {
        cluster = try await TestCluster.start()
        database = try await cluster.createDatabase()
        let migration = Process()
        migration.executableURL = DaemonFixture.programs.appending(path: "parleyd")
        migration.arguments = ["migrate", "--database", database.conninfo()]
        migration.standardOutput = FileHandle.nullDevice
        migration.standardError = FileHandle.nullDevice
        try migration.run()
        migration.waitUntilExit()
        if !rehearsal { try await database.setBusinessTime("2026-03-02 10:00+08") }
        let conninfo = database.conninfo(user: "parley_app")
        let arguments = rehearsal ? ["--simulated-clock", "2026-03-02T02:00:00Z"] : []
        daemons = try (0..<count).map { _ in try DaemonFixture(database: conninfo, arguments: arguments) }
    }

    private func remove() async {
        for daemon in daemons { daemon.stop() }
        await cluster.remove()
    }

    private func keep() async {
        for (number, daemon) in daemons.enumerated() {
            daemon.stop(keepingAt: "\(cluster.folder)/daemon-\(number + 1)")
        }
        Issue.record("the database and what the daemons wrote lie in \(await cluster.keep())")
    }

    /// Opens a case whose terms ran out long ago, so that there is at once something to be told.
    /// - Parameter name: of its own, in ASCII; a repetition under it is recognised.
    static func opening(_ name: String) -> String {
        "case.open procedure=court-mediation office=BJ-CY cause=wage channel=entrusted-summary court=\"朝阳法院\" "
            + "received-on=today-60d employment-ended-on=today-400d title=\"欠薪 \(name)\" key=opening-\(name)"
    }

    /// What a daemon holds and has not begun to hand over.
    func held(by daemon: DaemonFixture) async throws -> [String] {
        try await database.psql(
            """
            select id from delivery
            where state = 'claimed' and not is_sending and claimed_by like '\(daemon.pid ?? 0)-%' order by id
            """
        ).compactMap(\.first).compactMap(\.self)
    }

    /// The notices that a daemon has claimed, as a question to the database.
    static func claims(of daemon: DaemonFixture) -> String {
        "select from delivery where state = 'claimed' and claimed_by like '\(daemon.pid ?? 0)-%'"
    }

    /// Everything that a daemon holds, deadlines and notices, runs out now: what follows is as it would be minutes later.
    func endLeases(of daemon: DaemonFixture) async throws {
        try await endLeases("claimed_by like '\(daemon.pid ?? 0)-%'")
    }

    /// The same for daemons that are no more: a claim that was on its way to the database when its daemon was killed is
    /// committed after the kill.
    func endLeasesOfTheDead() async throws {
        let living = daemons.map { "claimed_by not like '\($0.pid ?? 0)-%'" }
        try await endLeases(living.joined(separator: " and "))
    }

    private func endLeases(_ whose: String) async throws {
        try await database.psql(
            """
            update delivery set ready_at = statement_timestamp() - interval '1 second'
            where state = 'claimed' and ready_at > statement_timestamp() and \(whose);
            update deadline set lease_until = statement_timestamp() - interval '1 second'
            where lease_until > statement_timestamp() and \(whose);
            """)
    }

    /// Returns when a question to the database is answered with that many rows.
    func wait(for count: Int, rows question: String) async throws {
        let end = Date().addingTimeInterval(240)
        var rows = -1
        while Date() < end {
            rows = try await database.psql(question).count
            if rows == count { return }
            try await endLeasesOfTheDead()
        }
        throw Waited(description: "\(rows) rows in place of \(count): \(question)")
    }

    struct Waited: Error, CustomStringConvertible { let description: String }

    /// The mails that a daemon has written, by the number of the notice.
    static func mails(of daemon: DaemonFixture) -> Set<String> {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: daemon.spool)) ?? []
        return Set(files.filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) })
    }
}
