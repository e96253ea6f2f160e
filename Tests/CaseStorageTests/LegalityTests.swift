import CaseStorage
import JSONText
import Mediation
import Postgres
import Procedures
import Testing

/// What psql cannot do, even with the daemon's own role or the owner's.
@Suite struct LegalityTests {
    @Test(arguments: [nil, "parley_app", "parley_owner", "parley_purge"])
    func `nobody changes what has been written`(user: String?) async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { _ = try await $0.opened("T-2026-00001") }
        let role = user == "parley_owner" ? "set role parley_owner;" : ""
        let statements = [
            "update event set account = 'nobody'", "delete from event", "truncate event cascade",
            "update access_entry set account = 'nobody'", "delete from access_entry", "truncate access_entry",
            "update event_payload set payload = '{}'", "truncate event_payload",
            "update procedure_edge set to_state = 'agreed'", "delete from procedure_edge",
            "update procedure_version set body = ''", "delete from chain_head",
        ]
        for statement in statements {
            await #expect(throws: PostgresError.self, "\(statement) as \(user ?? "superuser")") {
                try await fixture.sql(role + statement, as: user == "parley_owner" ? nil : user)
            }
        }
    }

    /// Columns: seq, ordinal, version, raises, type, action, from, to.
    @Test(arguments: [
        ("an edge that the procedure does not have", "2, 2, 2, true, 'case.advanced', 'agree', 'intake', 'agreed'"),
        ("an action without its event", "2, 2, 2, true, 'case.changed', 'begin', 'intake', 'talks'"),
        ("a state that changes without a step", "2, 2, 2, true, 'case.changed', null, 'intake', 'talks'"),
        ("a step from a state that the case is not in", "2, 2, 2, true, 'case.advanced', 'go-on', 'talks', 'talks'"),
        ("a version that is left out", "2, 2, 3, true, 'case.advanced', 'begin', 'intake', 'talks'"),
        ("a version that stays where it must rise", "2, 2, 1, true, 'case.advanced', 'begin', 'intake', 'talks'"),
        ("a notice that raises the version", "2, 2, 2, true, 'notice.sent', null, 'intake', 'intake'"),
        ("a second line from one event", "2, 1, 1, true, 'case.opened', null, 'intake', 'intake'"),
        ("an event after a gap", "2, 3, 2, true, 'case.advanced', 'begin', 'intake', 'talks'"),
        ("a second opening", "2, 2, 2, true, 'case.opened', null, 'intake', 'intake'"),
        ("a correction over a step never taken", "2, 2, 2, true, 'case.corrected', null, 'intake', 'agreed'"),
        ("a seq that is taken", "1, 2, 2, true, 'case.advanced', 'begin', 'intake', 'talks'"),
    ])
    func `psql cannot make an illegal transition`(what: String, values: String) async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { _ = try await $0.opened("T-2026-00001") }
        let head =
            "insert into event (seq, ordinal, version, raises_version, type, action, from_state, to_state, at, recorded,"
            + " procedure_version, case_id, account, session, payload_hash, hash) values ("
        let tail = ", now(), now(), 1, 'T-2026-00001', 'x', 'x', sha256(''), sha256(''))"
        await #expect(throws: PostgresError.self, "\(what)") {
            try await fixture.sql(head + values + tail, as: "parley_app")
        }
        // The same statement with a lawful step passes, so it is the law that refuses the others.
        try await fixture.sql(
            head + "2, 2, 2, true, 'case.advanced', 'begin', 'intake', 'talks'" + tail, as: "parley_app")
    }

    /// Columns: version of the procedure's row, from, to.
    @Test(arguments: [
        ("a version of another procedure", "2, 'intake', 'intake'"), ("an older version", "1, 'intake', 'intake'"),
        ("a state that the new version does not have", "4, 'intake', 'begun'"),
        ("a move that begins elsewhere", "4, 'talks', 'talks'"),
    ])
    func `psql cannot move a case to what is no newer version of its procedure`(
        what: String, values: String
    ) async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            _ = try await storage.opened("T-2026-00001")
            try await storage.procedures.install([
                Sample.version(1, of: "other"), Sample.version(2, of: "sample"), Sample.version(3, of: "sample"),
            ])
        }
        let rows = try await fixture.sql("select id from procedure_version order by id").count
        #expect(rows == 4)
        let move = { (seq: Int, values: String) in
            "insert into event (seq, ordinal, version, raises_version, type, at, recorded, case_id, account, session,"
                + " payload_hash, hash, procedure_version, from_state, to_state) values (\(seq), \(seq), \(seq), true,"
                + " 'case.moved', now(), now(), 'T-2026-00001', 'x', 'x', sha256(''), sha256(''), \(values))"
        }
        // A lawful move passes, so it is the law that refuses the others; after it, version 2 is an older one.
        if what != "an older version" {
            await #expect(throws: PostgresError.self, "\(what)") {
                try await fixture.sql(move(2, values), as: "parley_app")
            }
        }
        try await fixture.sql(move(2, "3, 'intake', 'talks'"), as: "parley_app")
        if what == "an older version" {
            await #expect(throws: PostgresError.self, "\(what)") {
                try await fixture.sql(move(3, "1, 'talks', 'talks'"), as: "parley_app")
            }
        }
    }

    @Test func `the daemon's role adds no edge to a procedure and makes no table`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { _ in }
        for statement in [
            "insert into procedure_edge values (1, 'intake', 'jump', 'agreed')", "create table x ()",
            "drop table event", "alter table event disable trigger all", "set session_replication_role = 'replica'",
        ] {
            await #expect(throws: PostgresError.self, "\(statement)") {
                try await fixture.sql(statement, as: "parley_app")
            }
        }
    }

    @Test func `the purge role erases a payload, and the chain still holds`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            await #expect(throws: PostgresError.self) {
                try await fixture.sql("delete from event_payload", as: "parley_app")
            }
            try await fixture.sql("delete from event_payload", as: "parley_purge")
            #expect(try await storage.accessLog.verify(from: nil, to: nil).firstBreak == nil)
            let history = try await storage.reader.history(of: state.id, after: 0, limit: 10)
            #expect(history.rows.first?.event.payload == ["erased": true])
        }
    }
}
