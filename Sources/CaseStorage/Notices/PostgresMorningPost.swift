import Mediation
import Postgres
import Procedures
import WorkCalendar

/// Notices that wait for a morning, and the digests made of them. A digest is claimed, handed over and settled as one; its
/// notices stay what they are, each with its own state and its own events.
public struct PostgresMorningPost: MorningPost {
    let database: Database
    let store: PostgresCaseStore
    let clock: DatabaseClock
    let batches: DeliveryBatches

    /// So many notices are settled in one transaction, so that a long digest does not hold up the writer. A daemon that is
    /// killed between two leaves the rest `uncertain`, never sent twice.
    private static let settledAtOnce = 200

    /// Lets go what waits for a morning.
    public func release(morning: Instant, isLate: Bool) async throws(Fault) {
        _ = try await database.transact(Query.releaseDeliveries(.int(morning.microseconds), .bool(isLate)))
    }

    /// Makes everything wait for the next morning.
    public func hold(evenDuty: Bool) async throws(Fault) {
        _ = try await database.transact(Query.holdDeliveries(.bool(evenDuty)))
    }

    /// True while something waits for a morning.
    public func waits() async throws(Fault) -> Bool {
        let result = try await database.read(Query.deliveryWaitsForMorning())
        return try database.decode { () throws(PostgresError) in try result.first?["waits"].bool() ?? false }
    }

    /// Claims digests; notices whose sender was lost while handing over are settled as `uncertain`.
    public func claimDigests(limit: Int, owner: String, leaseSeconds: Int) async throws(Fault) -> [Digest] {
        let result = try await database.transact(
            Query.claimDigests(.int(Int64(limit)), .text(owner), .int(Int64(leaseSeconds))))
        let (digests, lost) = try database.decode { () throws(PostgresError) in
            var digests: [Digest] = []
            var lost: [Delivery] = []
            for row in result {
                let delivery = try Delivery.read(row)
                if try row["was_lost"].bool() {
                    lost.append(delivery)
                } else if let last = digests.last, last.id == (try row["digest"].int()) {
                    digests[digests.count - 1] = Digest(
                        id: last.id, day: last.day, deliveries: last.deliveries + [delivery])
                } else {
                    digests.append(
                        Digest(
                            id: try row["digest"].int(), day: CivilDay(number: try row["day"].number()),
                            deliveries: [delivery]))
                }
            }
            return (digests, lost)
        }
        if !lost.isEmpty { try await settle(lost, .uncertain(NoticeOutcome.senderLost, try await clock.now())) }
        return digests
    }

    /// Records that the digest is about to be handed over.
    public func sending(_ digest: Digest) async throws(Fault) -> Digest? {
        let ours = try await batches.announce(digest.deliveries.map(DeliveryBatches.Claim.init))
        let left = digest.deliveries.filter { ours.contains(DeliveryBatches.Claim($0)) }
        return left.isEmpty ? nil : Digest(id: digest.id, day: digest.day, deliveries: left)
    }

    /// Records how the attempt ended; a retry takes the whole digest again, and after the last attempt counts as failed.
    public func record(_ result: DeliveryResult, of digest: Digest, now: Instant) async throws(Fault) {
        let deliveries = digest.deliveries
        switch result {
        case .sent: try await settle(deliveries, .sent(now))
        case .uncertain(let reason): try await settle(deliveries, .uncertain(reason, now))
        case .failed(let reason): try await settle(deliveries, .failed(reason, now))
        case .retry(let reason, let after):
            let attempts = deliveries.map { Int64($0.attempt) }
            let policy = RetryPolicy.of(deliveries.first?.channel ?? .spool)
            guard let delay = policy.delay(afterAttempt: Int(attempts.max() ?? 1)) else {
                return try await settle(deliveries, .failed(reason, now))
            }
            _ = try await database.transact(
                Query.digestRetryLater(
                    .int(digest.id), .intArray(deliveries.map(\.id)), .intArray(attempts), .text(reason),
                    .int(max(delay, after ?? 0))))
        }
    }

    private func settle(_ deliveries: [Delivery], _ outcome: NoticeOutcome) async throws(Fault) {
        var rest = deliveries[...]
        while !rest.isEmpty {
            try await settle(part: Array(rest.prefix(Self.settledAtOnce)), outcome)
            rest = rest.dropFirst(Self.settledAtOnce)
        }
    }

    /// One transaction. A case that moves meanwhile is looked at again; what is no longer ours is left alone.
    private func settle(part deliveries: [Delivery], _ outcome: NoticeOutcome) async throws(Fault) {
        let attempts = Dictionary(deliveries.map { ($0.id, $0.attempt) }) { first, _ in first }
        for _ in 1...20 {
            let ours = try await batches.standing(of: deliveries.map(\.id)).filter {
                $0.notice.state == "claimed" && $0.notice.attempt == attempts[$0.notice.id]
            }
            if ours.isEmpty { return }
            let cases = Dictionary(grouping: ours, by: \.head).sorted { $0.key.id < $1.key.id }
            let unit = WriteUnit(
                key: nil, keyFromClient: false, by: Action.system, session: "-", recorded: outcome.at, rows: "",
                version: nil, cases: cases.map { $0.key.written(outcome, of: $0.value.map(\.notice)) })
            if case .conflict = try await store.append(unit) { continue }
            return
        }
        throw .busy(afterMilliseconds: 200)
    }
}
