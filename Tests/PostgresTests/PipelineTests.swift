import Postgres
import TestSupport
import Testing

@Suite struct PipelineTests {
    @Test func `ten thousand concurrent calls each get their own answer`() async throws {
        try await withConnection { connection, _ in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<10_000 {
                    group.addTask {
                        let answer = try await connection.read(SQLCall(Statements.add, [.int(Int64(number))]))
                        return try answer[0][0].int() == Int64(number) + 1
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
    }

    @Test func `a failing read harms none that shares its batch`() async throws {
        try await withConnection { connection, database in
            try await holding(connection, database, until: { connection.load >= 101 }) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<100 {
                        group.addTask {
                            let call = SQLCall(Statements.divide, [.int(Int64(number % 7))])
                            if number % 7 == 0 {
                                #expect(await connection.failure(of: call)?.sqlstate == "22012")
                            } else {
                                let quotient = try await connection.read(call)[0][0].int()
                                #expect(quotient == Int64(10 / (number % 7)))
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func `a failing transaction is undone as a whole and harms none that shares its batch`() async throws {
        try await withConnection { connection, database in
            try await holding(connection, database, until: { connection.load >= 111 }) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<50 {
                        group.addTask {
                            let id = SQLValue.int(Int64(number))
                            var calls = [SQLCall(Statements.insert, [id, "ok"])]
                            if number % 5 == 0 { calls.append(SQLCall(Statements.divide, [0])) }
                            calls.append(SQLCall(Statements.setNote, [id, "done"]))
                            if number % 5 == 0 {
                                #expect(await connection.failure(of: calls)?.sqlstate == "22012")
                            } else {
                                let results = try await connection.transact(calls)
                                #expect(results.map(\.affected) == [1, 1])
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(try await connection.value(Statements.count) == "40")
        }
    }

    @Test func `transactions take effect in the order in which they were handed in`() async throws {
        try await withConnection { connection, database in
            try await holding(connection, database, until: { connection.load >= 41 }) {
                await withTaskGroup { group in
                    for number in 0..<20 {
                        let before = connection.load
                        group.addTask {
                            _ = try? await connection.transact([
                                SQLCall(Statements.insert, [.int(Int64(number)), .text("\(number)")]),
                                SQLCall(Statements.backend),
                            ])
                        }
                        while connection.load == before { await Task.yield() }
                    }
                }
            }
            let order = try await run(
                "select string_agg(id::text, ',' order by xmin::text::bigint) from item", on: database)
            #expect(try order[0][0].text() == (0..<20).map(String.init).joined(separator: ","))
        }
    }

    @Test func `an error at COMMIT fails its transaction alone`() async throws {
        try await withConnection { connection, _ in
            let twice = [SQLCall(Statements.addLater, [1]), SQLCall(Statements.addLater, [1])]
            #expect(await connection.failure(of: twice)?.server?.constraint == "only_once")
            let results = try await connection.transact([SQLCall(Statements.addLater, [1])])
            #expect(results[0].affected == 1)
        }
    }

    @Test func `a commit-time error of plain calls is told to the one that caused it`() async throws {
        try await withConnection { connection, database in
            let twice = SQLStatement(name: "twice", sql: "insert into checked (id) values ($1), ($1)")
            try await holding(connection, database, until: { connection.load >= 3 }) {
                async let bad = connection.failure(of: SQLCall(twice, [5]))
                async let good = connection.failure(of: SQLCall(Statements.addLater, [6]))
                let (badError, goodError) = await (bad, good)
                #expect(badError?.sqlstate == "23505")
                #expect(goodError == nil)
            }
            #expect(try await run("select id from checked", on: database).rows.map { try $0[0].int() } == [6])
        }
    }

    @Test func `several reads see one snapshot and cannot write`() async throws {
        try await withConnection { connection, _ in
            let before = try await connection.read([SQLCall(Statements.count), SQLCall(Statements.notes)])
            #expect(try before[0][0][0].int() == 0)
            #expect(before[1].isEmpty)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.read([SQLCall(Statements.insert, [1, "x"])])
            }
            #expect(error?.sqlstate == "25006")
        }
    }

    @Test func `a statement that cannot be prepared fails alone and works once its table exists`() async throws {
        try await withConnection { connection, database in
            try await holding(connection, database, until: { connection.load >= 3 }) {
                async let bad = connection.failure(of: SQLCall(Statements.unknownTable))
                async let good = connection.failure(of: SQLCall(Statements.echoText, ["good"]))
                let (badError, goodError) = await (bad, good)
                #expect(badError?.sqlstate == "42P01")
                #expect(goodError == nil)
            }
            try await run("create table nowhere (id int)", on: database)
            #expect(try await connection.read(SQLCall(Statements.unknownTable)).isEmpty)
        }
    }

    @Test func `a table that changed under a prepared statement is read by its new columns`() async throws {
        try await withConnection { connection, database in
            #expect(try await connection.read(SQLCall(Statements.all)).columns == ["id", "note"])
            try await run("alter table item add column more int", on: database)
            #expect(try await connection.read(SQLCall(Statements.all)).columns == ["id", "note", "more"])
            try await run("alter table item drop column more", on: database)
            #expect(try await connection.transact([SQLCall(Statements.all)])[0].columns == ["id", "note"])
        }
    }

    @Test func `large answers and large parameters pass both ways at once`() async throws {
        let large = String(repeating: "调解", count: 200_000)
        try await withConnection { connection, _ in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<24 {
                    group.addTask {
                        try await connection.value(Statements.echoText, .text(large + "\(number)")) == large
                            + "\(number)"
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
    }

    @Test func `a cancelled call returns at once and the next one works`() async throws {
        try await withConnection { connection, database in
            let call = Task { try await connection.read(SQLCall(Statements.sleep, [20])) }
            try await awaitRow(
                "select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()",
                on: database)
            call.cancel()
            await #expect(throws: PostgresError.cancelled) { try await call.value }
            try await run(
                "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()",
                on: database)
            #expect(try await connection.value(Statements.echoText, "next") == "next")
        }
    }

    @Test func `a statement beyond its time is a timeout and nothing of its transaction remains`() async throws {
        try await withConnection(settings: ["statement_timeout": "1s"]) { connection, _ in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transact([SQLCall(Statements.insert, [1, "x"]), SQLCall(Statements.sleep, [20])])
            }
            guard case .timeout = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let count = try await connection.value(Statements.count)
            #expect(count == "0")
        }
    }

    @Test func `more calls than may wait are refused`() async throws {
        let database = try await freshDatabase()
        let connection = PipelinedConnection(conninfo: database.conninfo(), application: "tests", capacity: 10)
        connection.start()
        await connection.waitUntilUp()
        let refused = Tally()
        try await holding(connection, database, until: { refused.count == 20 }) {
            await withTaskGroup { group in
                for _ in 0..<30 {
                    group.addTask {
                        let failure = await connection.failure(of: SQLCall(Statements.backend))
                        if failure == .overloaded { refused.add() }
                    }
                }
            }
        }
        #expect(refused.count == 20)
        await connection.stop()
    }

    /// Makes the connection wait for a lock until `isEnough`, so that the calls made in `body` form one batch.
    private func holding(
        _ connection: PipelinedConnection, _ database: TestDatabase, until isEnough: @escaping @Sendable () -> Bool,
        _ body: () async throws -> Void
    ) async throws {
        try await SQLScript.session(conninfo: database.conninfo(), application: "tests/lock") { session in
            try await session.run("select pg_advisory_lock(77)")
            let waiting = Task { try await connection.transact([SQLCall(Statements.lock, [77])]) }
            try await awaitRow(
                """
                select 1 from pg_locks where locktype = 'advisory' and not granted
                and database = (select oid from pg_database where datname = current_database())
                """, on: database)
            async let release: Void = {
                while !isEnough() { await Task.yield() }
                try await session.run("select pg_advisory_unlock(77)")
            }()
            try await body()
            try await release
            _ = try await waiting.value
        }
    }
}
