import CaseStorage
import Mediation
import Postgres
import Procedures
import Testing

@Suite struct AccountTests {
    private static func key(_ key: String) -> RequestKey { RequestKey(account: "boss", key: key, hash: [7]) }

    @Test func `the first account is made on an empty table only`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage async throws in
            #expect(try await storage.accounts.bootstrap(name: "root", uid: 0))
            #expect(try await !storage.accounts.bootstrap(name: "other", uid: 1))
            let all = Account(
                name: "root", uid: 0, roles: Set(Role.allCases), scope: ["*"], mail: nil, disabled: false)
            #expect(try await storage.accounts.accounts() == [all])
        }
    }

    @Test func `a change is made once under its key and leaves alone what it does not name`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            var change = AccountChange(name: "li.wei")
            change.uid = 1001
            change.roles = [.mediator]
            change.scope = ["BJ-CY"]
            change.mail = "li@example.org"
            let rows = [#"{"account":"li.wei"}"#]
            let first = try await storage.accounts.set(change, by: "boss", key: Self.key("k1"), rows: rows)
            guard case .committed(let seq) = first else {
                Issue.record("\(first)")
                return
            }
            #expect(
                try await storage.accounts.set(change, by: "boss", key: Self.key("k1"), rows: rows)
                    == .replayed(Replay(sameRequest: true, rows: rows, seq: seq, version: nil)))
            var later = AccountChange(name: "li.wei")
            later.mail = ""
            later.disabled = true
            _ = try await storage.accounts.set(later, by: "boss", key: Self.key("k2"), rows: [])
            let expected = Account(
                name: "li.wei", uid: 1001, roles: [.mediator], scope: ["BJ-CY"], mail: nil, disabled: true)
            #expect(try await storage.accounts.accounts() == [expected])
            var other = AccountChange(name: "zhao")
            other.uid = 1001
            guard
                case .conflict(let conflict) = try await storage.accounts.set(
                    other, by: "boss", key: Self.key("k3"), rows: [])
            else {
                Issue.record("two accounts with one uid")
                return
            }
            #expect(conflict.caseID == "li.wei")
            let log = try await fixture.sql("select count(*) from account_event").first
            #expect(try log?[0].int() == 2)
        }
    }

    @Test func `a procedure version in use never changes`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            try await storage.procedures.install([Sample.procedure])
            let stored = StoredProcedure(id: "sample", version: 1, text: Sample.procedure.text)
            #expect(try await storage.procedures.procedures() == [stored])
            try await fixture.sql(
                "set session_replication_role = 'replica'; update procedure_version set body = 'procedure: other'")
            await #expect(throws: ProcedureClash(id: "sample", version: 1)) {
                try await storage.procedures.install([Sample.procedure])
            }
        }
    }
}
