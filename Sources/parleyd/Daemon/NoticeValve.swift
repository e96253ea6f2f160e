import Mediation
import Synchronization
import WorkCalendar

/// The outbox with a valve in front: while it is shut nothing is claimed, so nothing is sent (`ops.pause notices=yes`).
final class NoticeValve: Outbox, MorningPost {
    private let outbox: any Outbox
    private let post: any MorningPost
    private let shut = Mutex(false)

    init(_ outbox: any Outbox, _ post: any MorningPost) {
        self.outbox = outbox
        self.post = post
    }

    var isShut: Bool { shut.withLock { $0 } }
    func set(shut value: Bool) { shut.withLock { $0 = value } }

    func claim(
        _ channel: Delivery.Channel, limit: Int, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> [Delivery] {
        if isShut { return [] }
        return try await outbox.claim(channel, limit: limit, owner: owner, leaseSeconds: leaseSeconds)
    }

    func waitingChannels() async throws(Fault) -> [Delivery.Channel] { try await outbox.waitingChannels() }

    func sending(_ delivery: Delivery) async throws(Fault) -> Bool { try await outbox.sending(delivery) }

    func record(_ result: DeliveryResult, of delivery: Delivery, now: Instant) async throws(Fault) {
        try await outbox.record(result, of: delivery, now: now)
    }

    func release(morning: Instant, isLate: Bool) async throws(Fault) {
        try await post.release(morning: morning, isLate: isLate)
    }

    func hold(evenDuty: Bool) async throws(Fault) { try await post.hold(evenDuty: evenDuty) }

    func waits() async throws(Fault) -> Bool { try await post.waits() }

    func claimDigests(limit: Int, owner: String, leaseSeconds: Int) async throws(Fault) -> [Digest] {
        if isShut { return [] }
        return try await post.claimDigests(limit: limit, owner: owner, leaseSeconds: leaseSeconds)
    }

    func sending(_ digest: Digest) async throws(Fault) -> Digest? { try await post.sending(digest) }

    func record(_ result: DeliveryResult, of digest: Digest, now: Instant) async throws(Fault) {
        try await post.record(result, of: digest, now: now)
    }
}
