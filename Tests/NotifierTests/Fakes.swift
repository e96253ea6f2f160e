import Logging
import Mediation
import Synchronization
import Wording
import WorkCalendar

@testable import Notifier

/// An outbox in memory that keeps its promises: claims with attempts, fences results, cancels what is no longer wanted.
final class MemoryOutbox: Outbox {
    struct Entry {
        var delivery: Delivery
        var state = "due"
        var results: [DeliveryResult] = []
    }

    struct State {
        var entries: [Int64: Entry] = [:]
        var faults: [Fault] = []
    }

    let state = Mutex(State())

    init(_ deliveries: [Delivery]) {
        state.withLock { state in
            for delivery in deliveries { state.entries[delivery.id] = Entry(delivery: delivery) }
        }
    }

    func claim(
        _ channel: Delivery.Channel, limit: Int, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> [Delivery] {
        state.withLock { state in
            let ids = state.entries.values.filter { $0.state == "due" && $0.delivery.channel == channel }.map(
                \.delivery.id
            ).sorted().prefix(limit)
            return ids.compactMap { id in
                guard let delivery = state.entries[id]?.delivery.claimedAgain else { return nil }
                state.entries[id]?.delivery = delivery
                state.entries[id]?.state = "claimed"
                return delivery
            }
        }
    }

    func waitingChannels() async throws(Fault) -> [Delivery.Channel] {
        state.withLock { Array(Set($0.entries.values.filter { $0.state == "due" }.map(\.delivery.channel))) }
    }

    func sending(_ delivery: Delivery) async throws(Fault) -> Bool {
        state.withLock { state in
            guard state.entries[delivery.id]?.delivery.attempt == delivery.attempt,
                state.entries[delivery.id]?.state == "claimed"
            else { return false }
            state.entries[delivery.id]?.state = "sending"
            return true
        }
    }

    func record(_ result: DeliveryResult, of delivery: Delivery, now: Instant) async throws(Fault) {
        let fault: Fault? = state.withLock { state in
            if let fault = state.faults.popLast() { return fault }
            guard state.entries[delivery.id]?.delivery.attempt == delivery.attempt else { return nil }
            state.entries[delivery.id]?.results.append(result)
            state.entries[delivery.id]?.state =
                switch result {
                case .sent: "sent"
                case .uncertain: "uncertain"
                case .retry: "waiting"
                case .failed: "failed"
                }
            return nil
        }
        if let fault { throw fault }
    }

    /// Another daemon finds the lease run out and takes the delivery over.
    func loseLease(_ id: Int64) {
        state.withLock { state in
            if let delivery = state.entries[id]?.delivery.claimedAgain { state.entries[id]?.delivery = delivery }
        }
    }

    func state(of id: Int64) -> String { state.withLock { $0.entries[id]?.state ?? "" } }
    func results(of id: Int64) -> [DeliveryResult] { state.withLock { $0.entries[id]?.results ?? [] } }
}

extension Delivery {
    var claimedAgain: Delivery {
        Delivery(
            id: id, attempt: attempt + 1, caseID: caseID, procedure: procedure, procedureVersion: procedureVersion,
            clock: clock, rule: rule, dueDay: dueDay, step: step, kind: kind, role: role, account: account, mail: mail,
            channel: channel)
    }

    static func sample(
        id: Int64 = 7, caseID: String = "N-2026-00017", clock: String? = "answer-demand",
        dueDay: CivilDay? = CivilDay(iso: "2026-10-08"), step: String = "3d", kind: Obligation.Kind = .reminder,
        role: String = "assignee", account: String = "li.wei", mail: String? = "li.wei@example.org",
        channel: Channel = .smtp
    ) -> Delivery {
        Delivery(
            id: id, attempt: 0, caseID: caseID, procedure: "platform-negotiation", procedureVersion: 1, clock: clock,
            rule: clock == nil ? nil : "cb-response-20d", dueDay: dueDay, step: step, kind: kind, role: role,
            account: account, mail: mail, channel: channel)
    }
}

struct StandingClock: BusinessClock {
    let moment: Instant
    var isRehearsal: Bool { true }
    func now() async throws(Fault) -> Instant { moment }
    func move(to moment: Instant) async throws(Fault) {}
}

extension NoticeVocabulary {
    /// A calendar with the National Day of 2026: 1 to 7 October rest, 10 October worked.
    static let sample: NoticeVocabulary = {
        let holiday = WorkingCalendar.Festival(
            name: Bilingual(zh: "国庆节", en: "National Day"),
            rest: CivilDay(number: 20_727)...CivilDay(number: 20_733), work: [CivilDay(number: 20_736)])
        let calendar = WorkingCalendar(
            id: "prc", version: "test", name: Bilingual(zh: "中国", en: "China"), source: "test",
            years: [.init(number: 2026, notices: ["test"], festivals: [holiday])])
        let version = TermLength("20d").map { length in
            DeadlineRule.Version(
                number: 1, basis: Bilingual(zh: "集体合同规定 32", en: "Collective Contract Provisions, art. 32"),
                anchor: Bilingual(zh: "收到要约", en: "demand received"), length: length)
        }
        let rule = DeadlineRule(
            id: "cb-response-20d", name: Bilingual(zh: "答复", en: "answer"),
            consequence: Bilingual(zh: "无", en: "none"), versions: [version].compactMap(\.self))
        return NoticeVocabulary(
            rules: RuleShelf(RuleBook(rules: [rule].compactMap(\.self), calendars: [calendar], reminders: .none)),
            procedure: { _, _ in Bilingual(zh: "平台协商", en: "platform negotiation") },
            clock: { _, _, _ in Bilingual(zh: "书面答复协商要求", en: "answer the demand in writing") })
    }()
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
