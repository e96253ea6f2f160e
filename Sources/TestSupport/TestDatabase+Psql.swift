import Postgres

extension TestDatabase {
    /// What psql would answer, as texts; columns that are no texts are cast by the asker.
    @discardableResult
    public func psql(_ script: String) async throws -> [[String?]] {
        try await SQLScript.session(conninfo: conninfo(), application: "tests") { session in
            try await Self.texts(session.run(script))
        }
    }

    /// Does something while every statement that `held` matches waits before it begins: a statement that has been sent
    /// then takes effect as late as the test wants.
    ///
    /// - Parameter held: what `create trigger` says between its name and `for each statement`.
    public func withStatementsHeld<Value>(
        _ held: String, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
    ) async throws -> Value {
        try await psql(
            """
            create function test_wait() returns trigger language plpgsql as $$
            begin perform pg_advisory_xact_lock_shared(42); return null; end $$;
            create trigger test_wait \(held) for each statement execute function test_wait();
            """)
        return try await SQLScript.session(conninfo: conninfo(), application: "tests") { session in
            try await session.run("do $$ begin perform pg_advisory_lock(42); end $$")
            return try await body()
        }
    }

    /// From now on the database's clock, which says what is due, goes on from `moment`; leases and back-off keep to real
    /// time. For daemons that are started later. So a test of days does not depend on the day on which it is run.
    public func setBusinessTime(_ moment: String) async throws {
        try await psql(
            """
            create schema test_time;
            create table test_time.start as select timestamptz '\(moment)' - clock_timestamp() as distance;
            create function test_time.clock_timestamp() returns timestamptz language sql volatile as $$
            select pg_catalog.clock_timestamp() + (select distance from test_time.start) $$;
            grant usage on schema test_time to public;
            grant select on test_time.start to public;
            do $$ begin
                execute format('alter database %I set search_path = test_time, public, pg_catalog', current_database());
            end $$;
            """)
    }

    private static func texts(_ result: SQLResult) throws -> [[String?]] {
        try result.map { row in
            try (0..<result.columns.count).map { column in try row[column].nullable?.text() }
        }
    }
}
