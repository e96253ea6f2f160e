import AuditChain
import CaseStorage
import JSONText
import Mediation
import Postgres
import Testing
import WorkCalendar

@Suite struct ChainTests {
    @Test func `seq is gapless and in order under 64 writers of two daemons`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { first in
            try await fixture.run { second in
                let states = try await first.opened(64)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (index, state) in states.enumerated() {
                        let storage = index % 2 == 0 ? first : second
                        group.addTask {
                            var state = try await storage.advanced(state, "begin", to: "talks")
                            for _ in 1...9 { state = try await storage.advanced(state, "go-on", to: "talks") }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            var seqs: [Int64] = []
            while let page = try? await first.reader.events(after: seqs.last ?? 0, caseID: nil, limit: 200),
                !page.isEmpty
            {
                seqs += page.map(\.seq)
            }
            #expect(seqs == Array(1...Int64(64 * 11)))
            let report = try await first.accessLog.verify(from: nil, to: nil)
            #expect(report.events == 64 * 11)
            #expect(report.firstBreak == nil)
        }
    }

    @Test func `the database links entries as this program does`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            _ = try await storage.advanced(state, "begin", to: "talks")
        }
        let rows = try await fixture.sql(
            "select e.payload_hash, e.hash, p.salt, p.payload from event e join event_payload p using (seq) order by seq"
        )
        var before = ChainLink.origin
        for (index, row) in rows.enumerated() {
            let payload = try row["payload"].text()
            let payloadHash = try row["payload_hash"].bytes()
            #expect(payloadHash == Digest.payload(payload, salt: try row["salt"].bytes()))
            let content = EventContent(
                caseID: "T-2026-00001", version: Int64(index + 1), raisesVersion: true,
                type: ["case.opened", "case.advanced"][index], at: Sample.noon.microseconds,
                recorded: Sample.noon.microseconds, account: "li.wei", session: "s1", procedure: "sample",
                procedureVersion: 1, action: [nil, "begin"][index], from: "intake", to: ["intake", "talks"][index],
                payloadHash: payloadHash)
            let hash = ChainLink.hash(seq: Int64(index + 1), before: before, content: content.hash)
            #expect(try row["hash"].bytes() == hash)
            before = hash
        }
        #expect(rows.count == 2)
    }

    @Test(arguments: [
        ("update event set account = 'x' where seq = 3", Int64(3)),
        ("update event set at = at + interval '1 microsecond' where seq = 2", 2),
        ("update event set action = 'agree', to_state = 'agreed' where seq = 5", 5),
        ("update event set session = '' where seq = 1", 1),
        ("update event set hash = sha256('') where seq = 4", 4),
        ("update event_payload set payload = '{\"do\":\"other\"}' where seq = 4", 4),
        ("delete from event where seq = 3", 4),
        ("delete from event where seq = 6", 6),
        ("update event set seq = 100 where seq = 6", 6),
        ("update chain_head set hash = sha256('') where chain = 'event'", 6),
        ("update procedure_version set procedure = 'other'", 1),
    ])
    func `a row that a superuser tampers with is found`(statement: String, place: Int64) async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            var state = try await storage.opened("T-2026-00001")
            state = try await storage.advanced(state, "begin", to: "talks")
            for _ in 1...4 { state = try await storage.advanced(state, "go-on", to: "talks") }
            #expect(try await storage.accessLog.verify(from: nil, to: nil).firstBreak == nil)
            try await fixture.sql("set session_replication_role = 'replica'; " + statement)
            let report = try await storage.accessLog.verify(from: nil, to: nil)
            #expect(report.firstBreak?.chain == "events")
            #expect(report.firstBreak?.seq == place, "\(report)")
        }
    }

    @Test func `a part of the chain is verified from the hash before it`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            _ = try await storage.opened(5)
            let report = try await storage.accessLog.verify(from: 3, to: 4)
            #expect(report.events == 2)
            #expect(report.firstBreak == nil)
        }
    }

    @Test func `accesses are chained in their own order and found by who and which case`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            for number in 1...5 {
                storage.accessLog.record(
                    AccessEntry(
                        at: Sample.noon.adding(seconds: Int64(number)), account: number % 2 == 0 ? "a" : "b",
                        session: "s", command: "case.show", caseID: "T-\(number)", result: "ok", keys: ["case", "as"]))
            }
            var filter = AccessFilter(limit: 2)
            filter.actor = "b"
            let page = try await storage.accessLog.accesses(filter)
            #expect(page.rows.map(\.seq) == [5, 3])
            #expect(page.rows.first?.entry.keys == ["case", "as"])
            filter.after = page.next?.first?.integer
            #expect(try await storage.accessLog.accesses(filter).rows.map(\.seq) == [1])
            let report = try await storage.accessLog.verify(from: nil, to: nil)
            #expect(report.accesses == 5)
            #expect(report.firstBreak == nil)
            try await fixture.sql(
                "set session_replication_role = 'replica'; update access_entry set result = 'x' where seq = 2")
            #expect(try await storage.accessLog.verify(from: nil, to: nil).firstBreak?.seq == 2)
        }
    }
}
