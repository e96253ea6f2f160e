import Postgres
import TestSupport
import Testing

@Suite struct LossTests {
    @Test func `a terminated backend is replaced and statements are prepared anew`() async throws {
        try await withConnection { connection, database in
            for _ in 0..<5 {
                let backend = try await connection.value(Statements.backend)
                try await run("select pg_terminate_backend(\(backend), 10000)", on: database)
                let next = try await untilServed(connection)
                #expect(next != backend)
            }
        }
    }

    @Test func `who was under way when the connection broke learns whether it may be durable`() async throws {
        try await withConnection { connection, database in
            let waiting = Task {
                try await connection.transact([SQLCall(Statements.insert, [1, "x"]), SQLCall(Statements.sleep, [20])])
            }
            let sleeping = "from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()"
            try await awaitRow("select 1 \(sleeping)", on: database)
            try await run("select pg_terminate_backend(pid) \(sleeping)", on: database)
            await #expect(throws: PostgresError.connectionLost(duringCommit: true)) { try await waiting.value }
            _ = try await untilServed(connection)

            let reading = Task { try await connection.read(SQLCall(Statements.sleep, [20])) }
            try await awaitRow("select 1 \(sleeping)", on: database)
            try await run("select pg_terminate_backend(pid) \(sleeping)", on: database)
            await #expect(throws: PostgresError.connectionLost(duringCommit: false)) { try await reading.value }
            _ = try await untilServed(connection)
            #expect(try await connection.value(Statements.count) == "0")
        }
    }

    @Test func `without a server, calls fail at once and the reason is told`() async throws {
        let connection = PipelinedConnection(
            conninfo: "host=/nonexistent user=x dbname=x", application: "tests", backoff: Backoff { _ in .seconds(60) })
        await #expect(throws: PostgresError.notConnected("not started")) {
            try await connection.read(SQLCall(Statements.backend))
        }
        connection.start()
        for await state in connection.states() {
            if case .down(let reason) = state, reason.contains("/nonexistent") { break }
        }
        let error = await #expect(throws: PostgresError.self) {
            try await connection.transact([SQLCall(Statements.backend)])
        }
        #expect(error.map { "\($0)".contains("/nonexistent") } == true)
        await connection.stop()
    }

    @Test func `calls accepted before a stop are finished, later ones refused`() async throws {
        let database = try await freshDatabase()
        let connection = PipelinedConnection(conninfo: database.conninfo(), application: "tests")
        connection.start()
        await connection.waitUntilUp()
        let calls = (0..<100).map { number in
            Task { try await connection.transact([SQLCall(Statements.insert, [.int(number), "x"])]) }
        }
        _ = try await calls[0].value
        await connection.stop()
        var served = 0
        for call in calls {
            switch await call.result {
            case .success: served += 1
            case .failure(let error): #expect(error as? PostgresError == .notConnected("stopped"))
            }
        }
        let count = try await run("select count(*) from item", on: database)
        #expect(try count[0][0].int() == Int64(served))
        #expect(connection.state == .down(reason: "stopped"))
    }

    @Test func `a commit that the standby may have missed is not called durable`() async throws {
        let cluster = try await TestCluster.start(settings: ["synchronous_standby_names": "nobody"])
        let database = cluster.database
        try await run(
            "set synchronous_commit = local; create table item (id bigint primary key, note text)", on: database)
        try await withConnection(to: database) { connection, _ in
            let waiting = Task { try await connection.transact([SQLCall(Statements.insert, [1, "x"])]) }
            let stuck = "from pg_stat_activity where wait_event = 'SyncRep' and application_name = 'tests'"
            try await awaitRow("select 1 \(stuck)", on: database)
            try await run("select pg_cancel_backend(pid) \(stuck)", on: database)
            await #expect(throws: PostgresError.connectionLost(duringCommit: true)) { try await waiting.value }
            #expect(try await connection.value(Statements.count) == "1")
        }
        await cluster.remove()
    }

    /// The server process that answers, as soon as one does.
    private func untilServed(_ connection: PipelinedConnection) async throws -> String {
        while true {
            await connection.waitUntilUp()
            do throws(PostgresError) {
                return try await connection.read(SQLCall(Statements.backend))[0][0].text()
            } catch {
                guard case .connectionLost(duringCommit: false) = error else {
                    guard case .notConnected = error else { throw error }
                    continue
                }
            }
        }
    }
}
