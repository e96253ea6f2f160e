import CaseStorage
import Mediation
import Procedures
import Testing
import WorkCalendar

@Suite struct DigestTests {
    private static let due = Sample.noon.day.adding(days: 7)
    private static let morning = Sample.noon.day.at(hour: 9)

    /// A store where li.wei has chosen one mail a morning.
    private func run(_ body: (CaseStorage, StoreFixture) async throws -> Void) async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.sql(
            """
            insert into account (name, roles, scope, disabled, digest)
            values ('li.wei', '{mediator}', '{*}', false, true), ('chen', '{mediator}', '{*}', false, false)
            """)
        try await fixture.run { storage in try await body(storage, fixture) }
    }

    @Test func `everything of a morning is one digest, once, and what comes later goes singly`() async throws {
        try await run { storage, _ in
            let post = storage.mornings
            for number in 1...3 { _ = try await storage.withNotice("T-2026-0000\(number)", due: Self.due) }
            #expect(try await storage.notices().map(\.state) == ["held", "held", "held"])
            #expect(try await storage.outbox.claim(.spool, limit: 9, owner: "a", leaseSeconds: 60).isEmpty)
            try await post.release(morning: Self.morning, isLate: false)
            #expect(try await !post.waits())
            let digest = try #require(try await post.claimDigests(limit: 9, owner: "a", leaseSeconds: 60).first)
            #expect(digest.deliveries.map(\.caseID) == ["T-2026-00001", "T-2026-00002", "T-2026-00003"])
            #expect(digest.day == Sample.noon.day)
            #expect(try await post.claimDigests(limit: 9, owner: "b", leaseSeconds: 60).isEmpty)
            #expect(try await post.sending(digest) == digest)
            try await post.record(.sent, of: digest, now: Sample.noon)
            try await post.record(.sent, of: digest, now: Sample.noon)
            let late = try await storage.withNotice("T-2026-00004", due: Self.due)
            try await post.release(morning: Self.morning, isLate: false)
            #expect(try await post.claimDigests(limit: 9, owner: "a", leaseSeconds: 0).isEmpty)
            let single = try await storage.outbox.claim(.spool, limit: 9, owner: "a", leaseSeconds: 60)
            #expect(single.map(\.caseID) == [late.id])
            #expect(try await storage.notices().map(\.state).sorted() == ["claimed", "sent", "sent", "sent"])
            for number in 1...3 {
                let history = try await storage.reader.history(of: "T-2026-0000\(number)", after: 0, limit: 10)
                #expect(history.rows.count { $0.event.type == .noticeSent } == 1)
            }
            #expect(try await storage.accessLog.verify(from: nil, to: nil).firstBreak == nil)
        }
    }

    @Test
    func `a sender lost before handing over leaves the digest whole, one lost while handing over makes it uncertain`()
        async throws
    {
        try await run { storage, _ in
            let post = storage.mornings
            for number in 1...2 { _ = try await storage.withNotice("T-2026-0000\(number)", due: Self.due) }
            try await post.release(morning: Self.morning, isLate: false)
            let first = try #require(try await post.claimDigests(limit: 1, owner: "a", leaseSeconds: 0).first)
            let again = try #require(try await post.claimDigests(limit: 1, owner: "b", leaseSeconds: 0).first)
            #expect(again.id == first.id && again.deliveries.map(\.attempt) == [2, 2])
            #expect(try await post.sending(first) == nil)
            #expect(try await post.sending(again) == again)
            #expect(try await post.claimDigests(limit: 1, owner: "c", leaseSeconds: 60).isEmpty)
            #expect(try await storage.notices().map(\.state) == ["uncertain", "uncertain"])
            try await post.record(.sent, of: again, now: Sample.noon)
            #expect(try await storage.notices().map(\.state) == ["uncertain", "uncertain"])
            // What people ask to be sent again goes by itself.
            let id = try #require(again.deliveries.first?.id)
            let key = RequestKey(account: "chen", key: "k", hash: [1])
            _ = try await storage.outbox.resend(
                Resend(
                    notice: id, visibility: .everything, reason: "x", by: "chen", session: "s", key: key,
                    keyFromClient: true, rows: [], now: Sample.noon))
            #expect(try await storage.outbox.claim(.spool, limit: 9, owner: "d", leaseSeconds: 60).map(\.id) == [id])
        }
    }

    @Test func `a digest that fails for now is tried again whole, without what was met meanwhile`() async throws {
        try await run { storage, fixture in
            let post = storage.mornings
            var states: [CaseState] = []
            for number in 1...3 { states.append(try await storage.withNotice("T-2026-0000\(number)", due: Self.due)) }
            try await post.release(morning: Self.morning, isLate: false)
            let met = PlannedDeadline(deadline: Sample.deadline(due: Self.due, status: .met), wakeAt: nil)
            _ = try await storage.advanced(states[0], "go-on", to: "talks", deadlines: [met])
            let claimed = try #require(try await post.claimDigests(limit: 1, owner: "a", leaseSeconds: 60).first)
            #expect(claimed.deliveries.map(\.caseID) == [states[1].id, states[2].id])
            _ = try await storage.advanced(states[1], "go-on", to: "talks", deadlines: [met])
            let left = try #require(try await post.sending(claimed))
            #expect(left.deliveries.map(\.caseID) == [states[2].id])
            try await post.record(.retry(reason: "451"), of: left, now: Sample.noon)
            #expect(try await post.claimDigests(limit: 1, owner: "a", leaseSeconds: 60).isEmpty)
            try await fixture.sql("update digest set ready_at = now()")
            let again = try #require(try await post.claimDigests(limit: 1, owner: "a", leaseSeconds: 60).first)
            #expect(again.id == claimed.id && again.deliveries.map(\.caseID) == [states[2].id])
            #expect(try await storage.notices().map(\.state) == ["claimed", "cancelled", "cancelled"])
        }
    }

    @Test func `nothing goes while deadlines of the morning are still looked at, unless it is late`() async throws {
        try await run { storage, fixture in
            let post = storage.mornings
            _ = try await storage.withNotice("T-2026-00001", due: Self.due)
            let waking = PlannedDeadline(deadline: Sample.deadline(due: Self.due), wakeAt: Self.morning)
            let state = try await storage.opened("T-2026-00002")
            _ = try await storage.advanced(state, "begin", to: "talks", deadlines: [waking])
            try await post.release(morning: Self.morning, isLate: false)
            try await post.release(morning: Self.morning, isLate: true)
            #expect(try await post.waits())
            try await fixture.sql("update delivery set ready_at = now() - interval '11 minutes'")
            try await post.release(morning: Self.morning, isLate: false)
            #expect(try await post.waits())
            try await post.release(morning: Self.morning, isLate: true)
            #expect(try await !post.waits())
        }
    }

    @Test func `on a day of rest everything waits but what calls the duty person`() async throws {
        try await run { storage, fixture in
            let post = storage.mornings
            for (number, role) in ["assignee", "duty"].enumerated() {
                let state = try await storage.opened("T-2026-0000\(number)")
                _ = try await storage.advanced(
                    state, "begin", to: "talks",
                    deadlines: [PlannedDeadline(deadline: Sample.deadline(due: Self.due), wakeAt: nil)],
                    obligations: [
                        Obligation(
                            caseID: state.id, deadline: "d1", clock: "mediate", dueDay: Self.due, step: "overdue",
                            kind: .overdue, at: Sample.noon,
                            recipients: [NoticeRecipient(role: role, account: "chen", mail: nil)])
                    ])
            }
            // A claim whose daemon was killed waits too.
            #expect(try await storage.outbox.claim(.spool, limit: 9, owner: "a", leaseSeconds: 0).count == 2)
            try await post.hold(evenDuty: false)
            #expect(
                try await storage.outbox.claim(.spool, limit: 9, owner: "b", leaseSeconds: 0).map(\.role) == ["duty"])
            try await post.hold(evenDuty: true)
            #expect(try await storage.outbox.claim(.spool, limit: 9, owner: "b", leaseSeconds: 0).isEmpty)
            try await post.release(morning: Self.morning, isLate: false)
            #expect(try await storage.outbox.claim(.spool, limit: 9, owner: "b", leaseSeconds: 60).count == 2)
            #expect(try await fixture.sql("select from digest").isEmpty)
        }
    }

    @Test func `any number of daemons make one digest a person of a morning and claim it once`() async throws {
        try await run { storage, fixture in
            let post = storage.mornings
            for number in 10...49 { _ = try await storage.withNotice("T-2026-000\(number)", due: Self.due) }
            let digests = try await withThrowingTaskGroup(of: [Digest].self) { group in
                for owner in 1...8 {
                    group.addTask {
                        try await post.release(morning: Self.morning, isLate: false)
                        return try await post.claimDigests(limit: 4, owner: "o\(owner)", leaseSeconds: 60)
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let rest = try await post.claimDigests(limit: 4, owner: "last", leaseSeconds: 60)
            #expect((digests + rest).map(\.deliveries.count) == [40])
            #expect(try await fixture.sql("select from digest").count == 1)
        }
    }
}
