import Postgres
import Synchronization
import TestSupport

/// The statements of these tests.
enum Statements {
    static let echoText = SQLStatement(name: "echo_text", sql: "select $1::text as value")
    static let add = SQLStatement(name: "add", sql: "select $1::bigint + 1 as value")
    static let divide = SQLStatement(name: "divide", sql: "select 10 / $1::bigint as value")
    static let insert = SQLStatement(name: "insert", sql: "insert into item (id, note) values ($1, $2)")
    static let setNote = SQLStatement(name: "set_note", sql: "update item set note = $2 where id = $1")
    static let count = SQLStatement(name: "count", sql: "select count(*) as value from item")
    static let notes = SQLStatement(name: "notes", sql: "select note from item order by id")
    static let all = SQLStatement(name: "all", sql: "select * from item order by id")
    static let unknownTable = SQLStatement(name: "unknown_table", sql: "select * from nowhere")
    static let backend = SQLStatement(name: "backend", sql: "select pg_backend_pid() as value")
    static let sleep = SQLStatement(name: "sleep", sql: "select pg_sleep($1::int)")
    static let lock = SQLStatement(name: "lock", sql: "select pg_advisory_xact_lock($1)")
    static let addLater = SQLStatement(name: "add_later", sql: "insert into checked (id) values ($1)")

    static let tables = """
        create table item (id bigint primary key, note text);
        create table checked (id bigint, constraint only_once unique (id) deferrable initially deferred);
        """
}

/// A connection to a database of the test's own, stopped after `body`.
func withConnection<Value>(
    to database: TestDatabase? = nil, settings: [String: String] = ["statement_timeout": "30s"],
    backoff: Backoff = Backoff { _ in .milliseconds(2) },
    _ body: (PipelinedConnection, TestDatabase) async throws -> Value
) async throws -> Value {
    let database = if let database { database } else { try await freshDatabase() }
    let connection = PipelinedConnection(
        conninfo: database.conninfo(), application: "tests", settings: settings, backoff: backoff)
    connection.start()
    await connection.waitUntilUp()
    do {
        let value = try await body(connection, database)
        await connection.stop()
        return value
    } catch {
        await connection.stop()
        throw error
    }
}

/// A database with the tables of ``Statements``.
func freshDatabase() async throws -> TestDatabase {
    let database = try await TestCluster.shared.createDatabase()
    try await run(Statements.tables, on: database)
    return database
}

/// Runs a script on a connection of its own.
@discardableResult
func run(_ script: String, on database: TestDatabase) async throws -> SQLResult {
    try await SQLScript.session(conninfo: database.conninfo(), application: "tests/side") { session in
        try await session.run(script)
    }
}

/// Asks again and again, without pause, until the query gives a row.
func awaitRow(_ query: String, on database: TestDatabase) async throws {
    try await SQLScript.session(conninfo: database.conninfo(), application: "tests/side") { session in
        while try await session.run(query).isEmpty {}
    }
}

extension Result where Failure == any Error {
    /// The outcome of an asynchronous call.
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

extension PipelinedConnection {
    /// The text in the only cell of a call's answer.
    func value(_ statement: SQLStatement, _ parameters: SQLValue...) async throws -> String {
        try await read(SQLCall(statement, parameters))[0][0].text()
    }

    /// Why a transaction failed; nil when it did not.
    func failure(of calls: [SQLCall]) async -> PostgresError? {
        do throws(PostgresError) {
            _ = try await transact(calls)
            return nil
        } catch {
            return error
        }
    }

    /// Why a read failed; nil when it did not.
    func failure(of call: SQLCall) async -> PostgresError? {
        do throws(PostgresError) {
            _ = try await read(call)
            return nil
        } catch {
            return error
        }
    }
}

/// Counts across tasks.
final class Tally: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
}
