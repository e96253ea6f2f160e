import JSONText
import Mediation
import Postgres
import Procedures
import Testing
import WorkCalendar

@testable import CaseStorage

@Suite struct ClaimTests {
    private static let due = Sample.noon.day.adding(days: 7)

    private static func planned(_ id: String = "d1", wake: Instant?, expected: Instant? = nil) -> PlannedDeadline {
        PlannedDeadline(deadline: Sample.deadline(id, due: due), wakeAt: wake, expectedWake: expected)
    }

    private static func resend(
        _ id: Int64, key: String, hash: [UInt8] = [7], visibility: Visibility = .everything
    ) -> Resend {
        Resend(
            notice: id, visibility: visibility, reason: "未收到", by: "chen", session: "s-1",
            key: RequestKey(account: "chen", key: key, hash: hash), keyFromClient: true, rows: [["state": "due"]],
            now: Sample.noon)
    }

    @Test func `two owners never hold the same deadline, nor two of one case`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let wake = Sample.noon
            for state in try await storage.opened(40) {
                _ = try await storage.advanced(
                    state, "begin", to: "talks",
                    deadlines: [Self.planned("d1", wake: wake), Self.planned("d2", wake: wake.adding(seconds: 1))])
            }
            #expect(try await storage.deadlines.nextWake() == wake)
            let later = wake.adding(seconds: 60)
            let claims = try await withThrowingTaskGroup(of: [WokenDeadline].self) { group in
                for owner in 1...8 {
                    group.addTask {
                        try await storage.deadlines.claimWoken(
                            now: later, limit: 10, owner: "o\(owner)", leaseSeconds: 60)
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claims.allSatisfy { $0.deadline == "d1" && $0.wakeAt == wake })
            #expect(Set(claims.map(\.caseID)).count == claims.count)
            let rest = try await storage.deadlines.claimWoken(now: later, limit: 100, owner: "last", leaseSeconds: 60)
            #expect(claims.count + rest.count == 40)
            #expect(
                try await storage.deadlines.claimWoken(now: later, limit: 100, owner: "x", leaseSeconds: 60).isEmpty)
        }
    }

    @Test func `a deadline that does not wake yet is left alone, and a lease that ran out is claimed anew`()
        async throws
    {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            _ = try await storage.advanced(state, "begin", to: "talks", deadlines: [Self.planned(wake: Sample.noon)])
            let queue = storage.deadlines
            let early = Sample.noon.adding(seconds: -1)
            #expect(try await queue.claimWoken(now: early, limit: 9, owner: "a", leaseSeconds: 60).isEmpty)
            #expect(try await queue.claimWoken(now: Sample.noon, limit: 9, owner: "a", leaseSeconds: 0).count == 1)
            #expect(try await queue.claimWoken(now: Sample.noon, limit: 9, owner: "b", leaseSeconds: 60).count == 1)
        }
    }

    @Test func `who answers a wake moment that has gone is refused`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.opened("T-2026-00001")
            let wake = Sample.noon
            let talks = try await storage.advanced(state, "begin", to: "talks", deadlines: [Self.planned(wake: wake)])
            let next = wake.adding(seconds: 3600)
            // A reminder leaves the version alone, so the wake moment alone tells the two answers apart.
            func answer(_ key: String) -> ChangeUnit {
                Sample.unit(
                    key,
                    [
                        CaseChange(
                            expected: 2, state: talks, events: [],
                            deadlines: [Self.planned(wake: next, expected: wake)],
                            obligations: [Sample.obligation(talks.id, due: Self.due)])
                    ])
            }
            guard case .committed = try await storage.cases.append(answer("first")),
                case .conflict = try await storage.cases.append(answer("second"))
            else {
                Issue.record("the second must be refused")
                return
            }
            #expect(try await storage.deadlines.nextWake() == next)
            #expect(try await storage.notices().count == 1)
        }
    }

    @Test func `an obligation is made once, however often it is asked for`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run(route: .both) { storage in
            var state = try await storage.withNotice("T-2026-00001", due: Self.due, mail: "li@example.org")
            state = try await storage.advanced(
                state, "go-on", to: "talks",
                obligations: [Sample.obligation(state.id, due: Self.due, mail: "li@example.org")])
            let notices = try await storage.notices()
            #expect(notices.map(\.channel).sorted { $0.rawValue < $1.rawValue } == [.smtp, .spool])
            #expect(notices.allSatisfy { $0.state == "due" && $0.account == "li.wei" && $0.dueDay == Self.due })
        }
    }

    @Test func `who has no address is spooled`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run(route: .smtp) { storage in
            _ = try await storage.withNotice("T-2026-00001", due: Self.due, mail: nil)
            #expect(try await storage.notices().map(\.channel) == [.spool])
        }
    }

    @Test func `a delivery is claimed by one, sent, and said so in the log`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.withNotice("T-2026-00001", due: Self.due)
            let claimed = try await storage.outbox.claim(.spool, limit: 10, owner: "a", leaseSeconds: 60)
            #expect(claimed.count == 1)
            #expect(try await storage.outbox.claim(.spool, limit: 10, owner: "b", leaseSeconds: 60).isEmpty)
            let delivery = try #require(claimed.first)
            #expect(delivery.attempt == 1)
            #expect(delivery.rule == "sample-15d")
            #expect(try await storage.outbox.sending(delivery))
            // The case may move between the claim and the answer.
            _ = try await storage.advanced(state, "go-on", to: "talks")
            try await storage.outbox.record(.sent, of: delivery, now: Sample.noon)
            try await storage.outbox.record(.sent, of: delivery, now: Sample.noon)
            let history = try await storage.reader.history(of: state.id, after: 0, limit: 10)
            let last = try #require(history.rows.last)
            #expect(history.rows.filter { $0.event.type == .noticeSent }.count == 1)
            #expect(last.event.version == 3)
            #expect(!last.event.raisesVersion)
            #expect(last.event.payload["to"] == "li.wei")
            #expect(try await storage.notices().map(\.state) == ["sent"])
            #expect(try await storage.cases.load([state.id], key: nil).cases[state.id]?.version == 3)
            #expect(try await storage.accessLog.verify(from: nil, to: nil).firstBreak == nil)
        }
    }

    @Test func `to settle a delivery reads that one, however few there were when it was planned`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            func settle(_ number: Int) async throws {
                _ = try await storage.withNotice("T-2026-0000\(number)", due: Self.due)
                let delivery = try #require(
                    try await storage.outbox.claim(.spool, limit: 1, owner: "a", leaseSeconds: 60).first)
                #expect(try await storage.outbox.sending(delivery))
                try await storage.outbox.record(.sent, of: delivery, now: Sample.noon)
            }
            for number in 1...2 { try await settle(number) }
            try await fixture.sql("analyze delivery")
            try await settle(3)
            try await fixture.sql(
                """
                insert into delivery (obligation, account, channel, state)
                select (select min(id) from obligation), 'a' || n, 'spool', 'sent' from generate_series(1, 3000) n
                """)
            for number in 4...9 { try await settle(number) }
        }
        // The connections have told what they read as they closed.
        let read = try await fixture.sql(
            "select seq_tup_read + idx_tup_fetch as n from pg_stat_user_tables where relname = 'delivery'")
        #expect(try #require(read.first)["n"].int() < 1000)
        #expect(try await fixture.sql("select from delivery where state <> 'sent'").isEmpty)
    }

    @Test func `a notice about a deadline that was met is never sent`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let waiting = try await storage.withNotice("T-2026-00001", due: Self.due)
            let claimed = try await storage.withNotice("T-2026-00002", due: Self.due)
            let met = PlannedDeadline(deadline: Sample.deadline(due: Self.due, status: .met), wakeAt: nil)
            _ = try await storage.advanced(waiting, "go-on", to: "talks", deadlines: [met])
            let delivery = try #require(
                try await storage.outbox.claim(.spool, limit: 10, owner: "a", leaseSeconds: 60).first)
            #expect(delivery.caseID == claimed.id)
            _ = try await storage.advanced(claimed, "go-on", to: "talks", deadlines: [met])
            #expect(try await !storage.outbox.sending(delivery))
            #expect(try await storage.notices().map(\.state) == ["cancelled", "cancelled"])
        }
    }

    @Test func `a sender lost while handing over leaves an uncertain notice, one lost before leaves it due`()
        async throws
    {
        let fixture = try await StoreFixture.make()
        try await fixture.run(route: .smtp) { storage in
            let state = try await storage.withNotice("T-2026-00001", due: Self.due, mail: "li@example.org")
            let early = try #require(
                try await storage.outbox.claim(.smtp, limit: 1, owner: "a", leaseSeconds: 0).first)
            let again = try #require(
                try await storage.outbox.claim(.smtp, limit: 1, owner: "b", leaseSeconds: 0).first)
            #expect(again.attempt == 2)
            #expect(try await !storage.outbox.sending(early))
            #expect(try await storage.outbox.sending(again))
            #expect(try await storage.outbox.claim(.smtp, limit: 1, owner: "c", leaseSeconds: 60).isEmpty)
            #expect(try await storage.notices().map(\.state) == ["uncertain"])
            // Too late: another attempt has settled it.
            try await storage.outbox.record(.sent, of: again, now: Sample.noon)
            #expect(try await storage.notices().map(\.state) == ["uncertain"])
            let id = again.id
            guard case .committed = try await storage.outbox.resend(Self.resend(id, key: "first")) else {
                Issue.record("an uncertain notice may be sent again")
                return
            }
            #expect(try await storage.outbox.claim(.smtp, limit: 1, owner: "d", leaseSeconds: 60).count == 1)
            let types = try await storage.reader.history(of: state.id, after: 2, limit: 10).rows.map(\.event.type)
            #expect(types == [.noticeUncertain, .noticeDue])
        }
    }

    @Test func `of an earlier and a later attempt announced in one batch only the later may send`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            for number in 1...2 { _ = try await storage.withNotice("T-2026-0000\(number)", due: Self.due) }
            let early = try await storage.outbox.claim(.spool, limit: 1, owner: "a", leaseSeconds: 0)
            let later = try await storage.outbox.claim(.spool, limit: 2, owner: "a", leaseSeconds: 60)
            #expect(later.map(\.attempt).sorted() == [1, 2])
            let ours = try await storage.outbox.batches.announce((later + early).map(DeliveryBatches.Claim.init))
            #expect(ours == Set(later.map(DeliveryBatches.Claim.init)))
        }
    }

    @Test func `a channel of an office is told once, one of an account its notices only, and each claims its own`()
        async throws
    {
        let fixture = try await StoreFixture.make()
        let office = try #require(Delivery.Channel(rawValue: "wecom-bj"))
        let other = try #require(Delivery.Channel(rawValue: "wecom-sh"))
        let own = try #require(Delivery.Channel(rawValue: "hook-li"))
        let all = Set(Obligation.Kind.allCases)
        let route = DeliveryRoute(
            .smtp,
            channels: [
                NamedChannel(
                    name: office, owner: .office("BJ", covering: ["BJ", "BJ-CY"]), kinds: all, resends: true),
                NamedChannel(name: other, owner: .office("SH", covering: ["SH"]), kinds: all, resends: true),
                NamedChannel(name: own, owner: .account("li.wei"), kinds: [.overdue], resends: true),
            ])
        try await fixture.run(route: route) { storage in
            _ = try await storage.withNotice("T-2026-00001", due: Self.due, mail: "li@example.org")
            let rows = try await storage.notices().map { "\($0.channel.rawValue) \($0.account)" }
            #expect(rows.sorted() == ["smtp li.wei", "wecom-bj BJ"])
            #expect(try await storage.outbox.claim(.spool, limit: 9, owner: "a", leaseSeconds: 60).isEmpty)
            #expect(try await storage.outbox.claim(office, limit: 9, owner: "a", leaseSeconds: 60).count == 1)
            #expect(try await storage.outbox.claim(.smtp, limit: 9, owner: "a", leaseSeconds: 60).count == 1)
            #expect(try await storage.outbox.waitingChannels().isEmpty)
            try await fixture.sql("update delivery set ready_at = now() - interval '11 minutes'")
            #expect(try await storage.outbox.waitingChannels() == [.smtp, office])
        }
    }

    @Test func `an unknown outcome is said, and sent again only where the route says so`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run(route: DeliveryRoute(.smtp, mailsResent: [.reminder])) { storage in
            let state = try await storage.withNotice("T-2026-00001", due: Self.due, mail: "li@example.org")
            let outbox = storage.outbox
            let delivery = try #require(try await outbox.claim(.smtp, limit: 1, owner: "a", leaseSeconds: 60).first)
            try await outbox.record(.uncertain(reason: "smtp-answer-lost"), of: delivery, now: Sample.noon)
            #expect(try await storage.notices().map(\.state) == ["due"])
            #expect(try await storage.notices().map(\.problem) == ["smtp-answer-lost"])
            #expect(try await outbox.claim(.smtp, limit: 1, owner: "a", leaseSeconds: 60).isEmpty)
            try await fixture.sql("update delivery set ready_at = now()")
            #expect(try await outbox.claim(.smtp, limit: 1, owner: "a", leaseSeconds: 60).first?.attempt == 2)
            let types = try await storage.reader.history(of: state.id, after: 2, limit: 10).rows.map(\.event.type)
            #expect(types == [.noticeUncertain])
        }
    }

    @Test func `a notice is put back once under its key, and only where it failed and may be seen`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let state = try await storage.withNotice("T-2026-00001", due: Self.due)
            let outbox = storage.outbox
            let delivery = try #require(try await outbox.claim(.spool, limit: 1, owner: "a", leaseSeconds: 60).first)
            let id = delivery.id
            let elsewhere = Visibility.offices(["XX"], assignedTo: "nobody")
            #expect(try await !outbox.mayResend(id, visibility: .everything))
            #expect(try await outbox.resend(Self.resend(id, key: "early")) == nil)
            try await outbox.record(.failed(reason: "550"), of: delivery, now: Sample.noon)
            #expect(try await outbox.mayResend(id, visibility: .everything))
            #expect(try await !outbox.mayResend(id, visibility: elsewhere))
            #expect(try await outbox.resend(Self.resend(id, key: "k", visibility: elsewhere)) == nil)
            #expect(try await !outbox.mayResend(id + 1, visibility: .everything))
            // Eight at once under one key: one change, the others are told what it answered.
            let answers = try await withThrowingTaskGroup(of: Appended?.self) { group in
                for _ in 1...8 { group.addTask { try await outbox.resend(Self.resend(id, key: "k")) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let seqs = answers.compactMap { if case .committed(let seq) = $0 { seq } else { nil } }
            let seq = try #require(seqs.first)
            let replay = Replay(sameRequest: true, rows: [#"{"state":"due"}"#], seq: seq, version: nil)
            #expect(seqs.count == 1)
            #expect(answers.filter { $0 == .replayed(replay) }.count == 7)
            guard case .replayed(let other) = try await outbox.resend(Self.resend(id, key: "k", hash: [8])) else {
                Issue.record("the key is taken")
                return
            }
            #expect(!other.sameRequest)
            #expect(try await outbox.resend(Self.resend(id, key: "again")) == nil)
            let types = try await storage.reader.history(of: state.id, after: 2, limit: 10).rows.map(\.event.type)
            #expect(types == [.noticeFailed, .noticeDue])
            #expect(try await fixture.sql("select from request_key where key in ('early', 'again')").isEmpty)
        }
    }

    @Test func `what fails for now is tried later, and fails for good after the last attempt`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            _ = try await storage.withNotice("T-2026-00001", due: Self.due)
            for attempt in 1...12 {
                let delivery = try #require(
                    try await storage.outbox.claim(.spool, limit: 1, owner: "a", leaseSeconds: 60).first)
                #expect(delivery.attempt == attempt)
                try await storage.outbox.record(.retry(reason: "451 later"), of: delivery, now: Sample.noon)
                #expect(try await storage.outbox.claim(.spool, limit: 1, owner: "a", leaseSeconds: 60).isEmpty)
                try await fixture.sql("update delivery set ready_at = now()")
            }
            let notice = try #require(try await storage.notices().first)
            #expect(notice.state == "failed")
            #expect(notice.problem == "451 later")
        }
    }
}

extension CaseStorage {
    func notices() async throws -> [NoticeRow] {
        try await reader.notices(NoticeFilter(visibility: .everything, limit: 100)).rows
    }

    /// A case in talks with a running deadline and a notice about it.
    func withNotice(_ id: String, due: CivilDay, mail: String? = nil) async throws -> CaseState {
        let planned = PlannedDeadline(deadline: Sample.deadline(due: due), wakeAt: nil)
        return try await advanced(
            try await opened(id), "begin", to: "talks", deadlines: [planned],
            obligations: [Sample.obligation(id, due: due, mail: mail)])
    }
}
