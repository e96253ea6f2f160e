import Foundation
import Mediation
import Synchronization
import TestSupport
import Testing
import WorkCalendar

@testable import Notifier

@Suite struct NotifierServiceTests {
    /// A service on a sink and a spool of its own.
    private struct Bench {
        let sink: MailSink
        let folder: String
        let outbox: MemoryOutbox
        let service: NotifierService

        init(
            _ deliveries: [Delivery], _ behaviour: MailSink.Behaviour = .accept, outbox: (any Outbox)? = nil,
            signal: WakeSignal = WakeSignal()
        ) throws {
            sink = try MailSink(behaviour)
            folder = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString)").path()
            self.outbox = MemoryOutbox(deliveries)
            let settings = try SMTPSettings(
                url: sink.url, from: #require(MailAddress("parley@example.org")), connectSeconds: 2, totalSeconds: 2)
            service = try NotifierService(
                owner: "test", outbox: outbox ?? self.outbox,
                clock: StandingClock(moment: #require(Instant(iso: "2026-09-30T01:00:00Z"))), vocabulary: .sample,
                spool: Spool(folder: folder), smtp: SMTPChannel(settings), concurrency: 4, signal: signal,
                logger: .silent)
        }

        func close() {
            sink.stop()
            try? FileManager.default.removeItem(atPath: folder)
        }

        var spooled: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }
    }

    @Test("each delivery goes out once, by the channel it is for")
    func once() async throws {
        let bench = try Bench([
            .sample(id: 1), .sample(id: 2, account: "chen.yu", mail: "chen.yu@example.org"),
            .sample(id: 3, channel: .spool), .sample(id: 4, account: "nobody", mail: nil),
        ])
        defer { bench.close() }
        let count = try await bench.service.deliverDue()
        #expect(count.sent == 4 && count.total == 4)
        #expect(try await bench.service.deliverDue().total == 0)
        #expect(bench.sink.mails.map(\.to) == [["<li.wei@example.org>"], ["<chen.yu@example.org>"]])
        #expect(bench.spooled == ["3.eml", "4.eml"])
        #expect((1...4).allSatisfy { bench.outbox.results(of: $0) == [.sent] })
    }

    @Test("the mail that arrives says what is due in both languages")
    func content() async throws {
        let bench = try Bench([.sample(id: 1)])
        defer { bench.close() }
        _ = try await bench.service.deliverDue()
        let mail = ReceivedMail(try #require(bench.sink.mails.first).text)
        #expect(mail["To"] == "li.wei@example.org")
        #expect(mail["Date"] == "Wed, 30 Sep 2026 09:00:00 +0800")
        #expect(mail["Message-ID"] == "<parley.1.N-2026-00017.3d.2026-10-08@example.org>")
        #expect(
            mail.decoded("Subject")
                == "N-2026-00017 书面答复协商要求：还剩 1 个工作日（8 天），2026-10-08 到期 / "
                + "N-2026-00017 answer the demand in writing: 1 working day (8 days) left, due 2026-10-08")
        #expect(mail.body.contains("依据：集体合同规定 32\n"))
        #expect(mail.body.contains("Basis: Collective Contract Provisions, art. 32\n"))
    }

    @Test("a notice about a case with hostile values has one recipient and nine headers")
    func hostileValues() async throws {
        let evil = "x\r\nBcc: thief@example.com\r\n\r\n"
        let bench = try Bench([.sample(id: 1, caseID: evil, clock: evil, step: evil, account: evil)])
        defer { bench.close() }
        _ = try await bench.service.deliverDue()
        let mail = try #require(bench.sink.mails.first)
        #expect(mail.to == ["<li.wei@example.org>"])
        #expect(ReceivedMail(mail.text).names.count == 9)
    }

    @Test("what cannot be sent is recorded as failed and never handed over")
    func refused() async throws {
        let bench = try Bench([
            .sample(id: 1, mail: "a@b\r\nRCPT TO:<x@y.z>"), .sample(id: 2, clock: nil, dueDay: nil),
        ])
        defer { bench.close() }
        #expect(try await bench.service.deliverDue().failed == 2)
        #expect(bench.outbox.results(of: 1) == [.failed(reason: "bad-address")])
        #expect(bench.outbox.results(of: 2) == [.failed(reason: "no-text")])
        #expect(bench.sink.connections == 0)
    }

    @Test("an answer lost after the dot is recorded as uncertain, and nothing is sent again")
    func uncertain() async throws {
        let bench = try Bench([.sample(id: 1)], .cut(.dot))
        defer { bench.close() }
        #expect(try await bench.service.deliverDue().uncertain == 1)
        #expect(bench.outbox.state(of: 1) == "uncertain")
        bench.sink.behave(.accept)
        #expect(try await bench.service.deliverDue().total == 0)
        #expect(bench.sink.mails.count == 1)
    }

    @Test("in rehearsal a refused delivery gets one attempt, not a loop of them")
    func oneAttempt() async throws {
        let bench = try Bench([.sample(id: 1)], .reply(.rcpt, "450 4.2.1 later"))
        defer { bench.close() }
        #expect(try await bench.service.deliverDue().retried == 1)
        #expect(bench.sink.connections == 1)
    }

    @Test("a claim that another attempt has taken over sends nothing")
    func fencedBeforeSending() async throws {
        let memory = MemoryOutbox([.sample(id: 1)])
        let bench = try Bench([], outbox: StolenOutbox(memory: memory))
        defer { bench.close() }
        let count = try await bench.service.deliverDue()
        #expect(count.skipped == 1)
        #expect(bench.sink.connections == 0 && memory.results(of: 1).isEmpty)
    }

    @Test("a result is recorded again where the database was away, and counted once")
    func recordedAgain() async throws {
        let bench = try Bench([.sample(id: 1)])
        defer { bench.close() }
        bench.outbox.state.withLock { $0.faults = [.unavailable, .timeout] }
        #expect(try await bench.service.deliverDue().sent == 1)
        #expect(bench.outbox.results(of: 1) == [.sent])
        #expect(bench.sink.mails.count == 1)
    }

    @Test("a mail that is under way when the service is asked to stop is finished and recorded")
    func stopping() async throws {
        let bench = try Bench([.sample(id: 1), .sample(id: 2)])
        defer { bench.close() }
        let stopping = StoppingOutbox(memory: bench.outbox)
        let second = try Bench([], outbox: stopping)
        defer { second.close() }
        let running = Task { await second.service.run() }
        stopping.running.withLock { $0 = running }
        stopping.begin.continuation.finish()
        await running.value
        #expect(second.sink.mails.count == 2)
        #expect(bench.outbox.state(of: 1) == "sent" && bench.outbox.state(of: 2) == "sent")
    }

    @Test("a channel that stalls delays no other")
    func stalled() async throws {
        let mails = (1...8).map { Delivery.sample(id: $0) }
        let files = (11...18).map { Delivery.sample(id: $0, channel: .spool) }
        let memory = MemoryOutbox(mails + files)
        let recorded = AsyncStream<Int64>.makeStream()
        let bench = try Bench(
            [], .stall(.greeting), outbox: WatchedOutbox(memory: memory, recorded: recorded.continuation))
        defer { bench.close() }
        let running = Task { await bench.service.run() }
        var seen: [Int64] = []
        for await id in recorded.stream.prefix(12) { seen.append(id) }
        running.cancel()
        await running.value
        #expect(Set(seen.prefix(8)) == Set(files.map(\.id)))
        #expect(Set(seen.suffix(4)) == Set(1...4))
        #expect(memory.state(of: 1) == "waiting" && memory.state(of: 8) != "sent")
    }

    @Test("what waits for a channel that is declared no longer fails in sight")
    func undeclared() async throws {
        let name = try #require(Delivery.Channel(rawValue: "wecom-bj"))
        let memory = MemoryOutbox([.sample(id: 1, channel: name)])
        let recorded = AsyncStream<Int64>.makeStream()
        let bench = try Bench([], outbox: WatchedOutbox(memory: memory, recorded: recorded.continuation))
        defer { bench.close() }
        let running = Task { await bench.service.run() }
        for await _ in recorded.stream.prefix(1) {}
        running.cancel()
        await running.value
        #expect(memory.results(of: 1) == [.failed(reason: "no-such-channel")])
    }

    @Test("the running service delivers what a hint announces and ends when it is cancelled")
    func running() async throws {
        let signal = WakeSignal()
        let bench = try Bench([.sample(id: 1)], signal: signal)
        defer { bench.close() }
        let recorded = AsyncStream<Int64>.makeStream()
        let watched = WatchedOutbox(memory: bench.outbox, recorded: recorded.continuation)
        let second = try Bench([], outbox: watched, signal: signal)
        defer { second.close() }
        let running = Task { await second.service.run() }
        var seen = recorded.stream.makeAsyncIterator()
        #expect(await seen.next() == 1)
        bench.outbox.state.withLock { $0.entries[2] = .init(delivery: .sample(id: 2)) }
        signal.wake()
        #expect(await seen.next() == 2)
        running.cancel()
        await running.value
    }
}

/// Another daemon takes every claim over before the text goes out.
private struct StolenOutbox: Outbox {
    let memory: MemoryOutbox

    func claim(
        _ channel: Delivery.Channel, limit: Int, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> [Delivery] {
        let claimed = try await memory.claim(channel, limit: limit, owner: owner, leaseSeconds: leaseSeconds)
        for delivery in claimed { memory.loseLease(delivery.id) }
        return claimed
    }

    func waitingChannels() async throws(Fault) -> [Delivery.Channel] { try await memory.waitingChannels() }

    func sending(_ delivery: Delivery) async throws(Fault) -> Bool { try await memory.sending(delivery) }

    func record(_ result: DeliveryResult, of delivery: Delivery, now: Instant) async throws(Fault) {
        try await memory.record(result, of: delivery, now: now)
    }
}

/// Asks the service to stop while it hands a mail over, and does nothing for a task that was cancelled.
private final class StoppingOutbox: Outbox {
    let memory: MemoryOutbox
    let begin = AsyncStream<Void>.makeStream()
    let running = Mutex<Task<Void, Never>?>(nil)

    init(memory: MemoryOutbox) { self.memory = memory }

    func claim(
        _ channel: Delivery.Channel, limit: Int, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> [Delivery] {
        for await _ in begin.stream {}
        return try await memory.claim(channel, limit: limit, owner: owner, leaseSeconds: leaseSeconds)
    }

    func waitingChannels() async throws(Fault) -> [Delivery.Channel] { [] }

    func sending(_ delivery: Delivery) async throws(Fault) -> Bool {
        running.withLock { $0?.cancel() }
        return try await memory.sending(delivery)
    }

    func record(_ result: DeliveryResult, of delivery: Delivery, now: Instant) async throws(Fault) {
        if Task.isCancelled { throw .unavailable }
        try await memory.record(result, of: delivery, now: now)
    }
}

/// Says when a result has been recorded.
private struct WatchedOutbox: Outbox {
    let memory: MemoryOutbox
    let recorded: AsyncStream<Int64>.Continuation

    func claim(
        _ channel: Delivery.Channel, limit: Int, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> [Delivery] {
        try await memory.claim(channel, limit: limit, owner: owner, leaseSeconds: leaseSeconds)
    }

    func waitingChannels() async throws(Fault) -> [Delivery.Channel] { try await memory.waitingChannels() }

    func sending(_ delivery: Delivery) async throws(Fault) -> Bool { try await memory.sending(delivery) }

    func record(_ result: DeliveryResult, of delivery: Delivery, now: Instant) async throws(Fault) {
        try await memory.record(result, of: delivery, now: now)
        recorded.yield(delivery.id)
    }
}
