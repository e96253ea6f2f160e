import Foundation
import Mediation
import Synchronization
import TestSupport
import Testing
import Wording
import WorkCalendar

@testable import Notifier

/// Digests in memory, and what was asked about the day.
private final class MemoryPost: MorningPost {
    struct State {
        var digests: [Digest]
        var asked: [String] = []
        var results: [DeliveryResult] = []
        var waits = true
    }
    let state: Mutex<State>

    init(_ digests: [Digest] = []) { state = Mutex(State(digests: digests)) }

    func release(morning: Instant, isLate: Bool) async throws(Fault) {
        state.withLock { $0.asked.append("release \(morning.day.iso)\(isLate ? " late" : "")") }
    }
    func hold(evenDuty: Bool) async throws(Fault) {
        state.withLock { $0.asked.append(evenDuty ? "hold all" : "hold") }
    }
    func waits() async throws(Fault) -> Bool { state.withLock { $0.waits } }
    func claimDigests(limit: Int, owner: String, leaseSeconds: Int) async throws(Fault) -> [Digest] {
        state.withLock { state in
            defer { state.digests = [] }
            return state.digests
        }
    }
    func sending(_ digest: Digest) async throws(Fault) -> Digest? { digest.deliveries.isEmpty ? nil : digest }
    func record(_ result: DeliveryResult, of digest: Digest, now: Instant) async throws(Fault) {
        state.withLock { $0.results.append(result) }
    }
    var asked: [String] { state.withLock { $0.asked } }
}

@Suite struct MorningServiceTests {
    private static let deliveries: [Delivery] = [
        .sample(id: 1, caseID: "N-2026-00009", dueDay: CivilDay(iso: "2026-09-28"), step: "overdue", kind: .overdue),
        .sample(id: 2, caseID: "N-2026-00011", dueDay: CivilDay(iso: "2026-09-30"), step: "due"),
        .sample(id: 3, caseID: "M-2026-123456", clock: "x", dueDay: CivilDay(iso: "2026-10-08"), step: "1wd"),
        .sample(id: 4, caseID: "N-2026-00017"),
    ]

    /// The subject and body of the one mail that is sent.
    private func mail(
        _ deliveries: [Delivery], house: MailHouse = MailHouse(), at moment: String = "2026-09-30T01:00:00Z"
    ) async throws -> ReceivedMail {
        let sink = try MailSink(.accept)
        defer { sink.stop() }
        let post = MemoryPost([Digest(id: 5, day: try #require(CivilDay(iso: "2026-09-30")), deliveries: deliveries)])
        let service = try service(post, at: moment, sink: sink, house: house)
        #expect(try await service.deliverDue().sent == 1)
        #expect(post.state.withLock { $0.results } == [.sent])
        #expect(sink.mails.count == 1)
        return ReceivedMail(try #require(sink.mails.first).text)
    }

    private func service(
        _ post: MemoryPost, at moment: String, sink: MailSink? = nil, house: MailHouse = MailHouse()
    ) throws -> MorningService {
        let smtp = try sink.map { sink in
            SMTPChannel(
                try SMTPSettings(
                    url: sink.url, from: #require(MailAddress("parley@example.org")), connectSeconds: 2,
                    totalSeconds: 2))
        }
        return MorningService(
            owner: "test", post: post, clock: StandingClock(moment: try #require(Instant(iso: moment))),
            vocabulary: .sample, channels: MailChannels(.init(spool: Spool(folder: "/nonexistent"), smtp: smtp)),
            templates: try NoticeTemplates(),
            house: house, logger: .silent)
    }

    @Test func `a digest is one mail with a table, grouped and straight under East Asian letters`() async throws {
        let mail = try await mail(Self.deliveries)
        #expect(mail["To"] == "li.wei@example.org")
        #expect(mail["Message-ID"] == "<parley.digest.5.2026-09-30@example.org>")
        #expect(
            mail.decoded("Subject") == "2026-09-30 期限提醒：逾期 1 项，今天到期 1 项，近期 2 项 / "
                + "Terms on 2026-09-30: 1 overdue, 1 due today, 2 soon")
        #expect(
            mail.body.contains(
                """
                逾期 (1)
                  N-2026-00009   2026-09-28  书面答复协商要求  已逾期 2 个工作日（2 天）

                今天到期 (1)
                  N-2026-00011   2026-09-30  书面答复协商要求  今天到期

                近期到期 (2)
                  M-2026-123456  2026-10-08  书面答复协商要求  还剩 1 个工作日（8 天）
                  N-2026-00017   2026-10-08  书面答复协商要求  还剩 1 个工作日（8 天）

                """), "\(mail.body)")
        #expect(
            mail.body.contains("Overdue (1)\n  N-2026-00009   2026-09-28  answer the demand in writing  overdue by"))
    }

    @Test func `a digest of one is said as the notice that it is`() async throws {
        let mail = try await mail([.sample(id: 1)])
        #expect(mail["Message-ID"] == "<parley.1.N-2026-00017.3d.2026-10-08@example.org>")
        #expect(mail.body.contains("依据：集体合同规定 32\n"))
    }

    @Test(
        "an address outside the house, and a party, gets a number and where to look",
        arguments: [
            (["union.org"], "assignee", true), (["example.org"], "assignee", false), (["org"], "assignee", false),
            ([], "assignee", false), (["Example.ORG"], "party", true), (["ample.org"], "assignee", true),
        ])
    func outside(_ domains: [String], _ role: String, _ isOutside: Bool) async throws {
        let house = MailHouse(domains: domains, link: "https://m.example.org/{case}")
        let mail = try await mail([.sample(id: 1, role: role)], house: house)
        #expect(mail.body.contains("https://m.example.org/N-2026-00017") == isOutside)
        for word in ["书面答复", "平台协商", "集体合同规定", "2026-10-08"] { #expect(mail.body.contains(word) != isOutside) }
        let many = try await self.mail(Self.deliveries.prefix(3).map(\.self), house: house)
        if role == "assignee" { #expect(many.body.contains("书面答复") != isOutside) }
    }

    @Test(
        "nothing goes on a day of rest or before nine, and what waits is asked for at nine",
        arguments: [
            ("2026-09-30T00:59:59Z", [], "2026-09-30T01:00:00Z"),
            ("2026-09-30T01:00:00Z", ["release 2026-09-30"], "2026-10-08T01:00:00Z"),
            ("2026-09-30T01:10:00Z", ["release 2026-09-30 late"], "2026-10-08T01:00:00Z"),
            ("2026-10-03T05:00:00Z", ["hold"], "2026-10-08T01:00:00Z"),
            ("2026-10-09T16:00:00Z", [], "2026-10-10T01:00:00Z"),
            ("2026-10-10T05:00:00Z", ["release 2026-10-10 late"], "2026-10-12T01:00:00Z"),
        ])
    func days(_ moment: String, _ asked: [String], _ next: String) async throws {
        let post = MemoryPost()
        let service = try service(post, at: moment)
        _ = try await service.deliverDue()
        #expect(post.asked == asked)
        #expect(try await service.nextMorning()?.iso == next)
        post.state.withLock { $0.waits = false }
        #expect(try await service.nextMorning() == nil)
    }
}
