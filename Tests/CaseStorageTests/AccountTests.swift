import CaseStorage
import Mediation
import Postgres
import Procedures
import Testing
import WorkCalendar

@Suite struct AccountTests {
    private static func key(_ key: String) -> RequestKey { RequestKey(account: "boss", key: key, hash: [7]) }

    @Test func `the first account is made on an empty table only`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage async throws in
            #expect(try await storage.accounts.bootstrap(name: "root", uid: 0))
            #expect(try await !storage.accounts.bootstrap(name: "other", uid: 1))
            let all = Account(name: "root", uids: [0], roles: Set(Role.allCases), scope: ["*"])
            #expect(try await storage.accounts.accounts() == [all])
        }
    }

    @Test func `a change is made once under its key and leaves alone what it does not name`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let certificate = String(repeating: "ab", count: 32)
            var change = AccountChange(name: "li.wei")
            change.uids = [1002, 1001]
            change.certificates = [certificate]
            change.roles = [.mediator]
            change.scope = ["BJ-CY"]
            change.mail = "li@example.org"
            let rows = [#"{"account":"li.wei"}"#]
            let accounts = storage.accounts
            let first = try await accounts.set(change, by: "boss", key: Self.key("k1"), rows: rows)
            guard case .committed(let seq) = first else {
                Issue.record("\(first)")
                return
            }
            #expect(
                try await accounts.set(change, by: "boss", key: Self.key("k1"), rows: rows)
                    == .replayed(Replay(sameRequest: true, rows: rows, seq: seq, version: nil)))
            var later = AccountChange(name: "li.wei")
            later.uids = [1001, 1003]
            later.mail = ""
            later.disabled = true
            _ = try await accounts.set(later, by: "boss", key: Self.key("k2"), rows: [])
            let expected = Account(
                name: "li.wei", uids: [1001, 1003], certificates: [certificate], roles: [.mediator],
                scope: ["BJ-CY"], disabled: true)
            #expect(try await accounts.accounts() == [expected])
            var other = AccountChange(name: "zhao")
            other.uids = [1002, 1003]
            #expect(
                try await accounts.set(other, by: "boss", key: Self.key("k3"), rows: [])
                    == .taken(key: "uid", holder: "li.wei"))
            other.uids = [1002]
            other.certificates = [certificate]
            #expect(
                try await accounts.set(other, by: "boss", key: Self.key("k3"), rows: [])
                    == .taken(key: "cert", holder: "li.wei"))
            other.certificates = []
            guard case .committed = try await accounts.set(other, by: "boss", key: Self.key("k3"), rows: []) else {
                Issue.record("what was refused left its key free")
                return
            }
            let log = try await fixture.sql("select count(*) from account_event").first
            #expect(try log?[0].int() == 3)
        }
    }

    @Test func `a user id that stands for nobody can belong to no account`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.sql("insert into account values ('x', '{}', '{}', null, false)")
        for uid in ["-1", "65534", "4294967295"] {
            await #expect(throws: (any Error).self) {
                try await fixture.sql("insert into account_uid values (\(uid), 'x')")
            }
        }
    }

    @Test func `a token's number is given out once, and nothing that was kept can become the token`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let accounts = storage.accounts
            let now = Sample.noon
            let end = now.adding(seconds: 3600)
            _ = try await accounts.set(AccountChange(name: "li.wei"), by: "boss", key: Self.key("k0"), rows: [])
            func change(_ number: Int, _ act: TokenChange.Act, key: String, of name: String = "li.wei") async throws
                -> AccountOutcome
            {
                try await accounts.change(
                    TokenChange(account: name, number: number, act: act), by: "boss", at: now, key: Self.key(key),
                    rows: [#"{"id":"t\#(number)"}"#])
            }
            let act = TokenChange.Act.make(hash: [UInt8](repeating: 1, count: 32), expires: end)
            guard case .committed(let seq) = try await change(1, act, key: "k1") else {
                Issue.record("a new token")
                return
            }
            #expect(
                try await change(1, act, key: "k1")
                    == .replayed(Replay(sameRequest: true, rows: [#"{"id":"t1"}"#], seq: seq, version: nil)))
            let other = TokenChange.Act.make(hash: [UInt8](repeating: 2, count: 32), expires: end)
            #expect(try await change(1, other, key: "k2") == .gone)
            #expect(try await change(1, other, key: "k2", of: "nobody") == .gone)
            #expect(try await change(2, .revoke, key: "k3") == .gone)
            guard case .committed = try await change(1, .revoke, key: "k3") else {
                Issue.record("a key that was refused is free")
                return
            }
            #expect(try await change(1, .revoke, key: "k4") == .gone)
            #expect(try await change(1, other, key: "k5") == .gone)
            let tokens = try await accounts.accounts().first?.tokens
            #expect(tokens == [AccountToken(number: 1, expires: end, isRevoked: true)])
            #expect(tokens?.allSatisfy { !$0.isValid(at: now) } == true)
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
            try await storage.procedures.install([Sample.procedure])
            #expect(try await storage.procedures.procedures().map(\.text) == ["procedure: other"])
        }
    }
}
