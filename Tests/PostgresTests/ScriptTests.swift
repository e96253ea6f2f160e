import Postgres
import TestSupport
import Testing

@Suite struct ScriptTests {
    @Test func `a script is one transaction unless it says otherwise`() async throws {
        let database = try await freshDatabase()
        try await SQLScript.session(conninfo: database.conninfo(), application: "tests") { session in
            let error = await #expect(throws: PostgresError.self) {
                try await session.run("insert into item values (1, 'x'); insert into item values (1, 'y');")
            }
            #expect(error?.sqlstate == "23505")
            #expect(try await session.run("select count(*) from item")[0][0].int() == 0)
            try await session.run("begin; insert into item values (1, 'x')")
            try await session.query("insert into item values ($1::bigint, $2)", [2, "仲裁"])
            try await session.run("commit")
            let rows = try await session.query(
                "select note from item where id = any($1) order by id", [.intArray([1, 2])])
            #expect(try rows.rows.map { try $0[0].text() } == ["x", "仲裁"])
        }
    }

    @Test func `a session that cannot be opened says why`() async throws {
        await #expect(throws: PostgresError.self) {
            try await SQLScript.session(conninfo: "host=/nonexistent", application: "tests") { _ in }
        }
    }

    @Test func `notices reach whom they are for`() async throws {
        let database = try await freshDatabase()
        let heard = Tally()
        try await SQLScript.session(
            conninfo: database.conninfo(), application: "tests",
            onNotice: { notice in if notice.message == "看" { heard.add() } }
        ) { session in
            try await session.run("do $$ begin raise notice '看'; end $$")
        }
        #expect(heard.count == 1)
    }
}

@Suite struct PoolTests {
    @Test func `reads spread over the readers and writes go to the writer`() async throws {
        let database = try await freshDatabase()
        let pool = ConnectionPool(conninfo: database.conninfo(), application: "tests", readers: 2)
        #expect(!pool.isUp)
        pool.start()
        await pool.waitUntilUp()
        #expect(pool.isUp)
        let insert = SQLCall(Statements.insert, [1, "x"])
        #expect(try await pool.transact([insert])[0].affected == 1)
        let slow = Task { try await pool.read(SQLCall(Statements.sleep, [20])) }
        try await awaitRow(
            "select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()", on: database
        )
        // One reader sleeps, so every answer comes from the other.
        for _ in 0..<10 { #expect(try await pool.read(SQLCall(Statements.count))[0][0].int() == 1) }
        #expect(try await pool.read([SQLCall(Statements.count)])[0][0][0].int() == 1)
        slow.cancel()
        try await run(
            "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()",
            on: database)
        await pool.stop()
        #expect(!pool.isUp)
    }
}
