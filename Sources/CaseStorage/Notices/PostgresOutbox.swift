import JSONText
import Mediation
import Postgres
import Procedures
import WorkCalendar

/// Notices waiting to be delivered: claimed by one daemon at a time, with a lease and an attempt number that fences off
/// whoever comes too late.
public struct PostgresOutbox: Outbox, Resender {
    let database: Database
    let store: PostgresCaseStore
    let clock: DatabaseClock
    let route: RouteInForce
    let batches: DeliveryBatches

    /// Claims up to `limit` deliveries of a channel for `leaseSeconds` of real time. One whose sender was lost while
    /// handing over is settled as `uncertain` instead of being returned.
    public func claim(
        _ channel: Delivery.Channel, limit: Int, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> [Delivery] {
        let result = try await database.transact(
            Query.claimDeliveries(
                .text(channel.rawValue), .int(Int64(limit)), .text(owner), .int(Int64(leaseSeconds))))
        let claimed = try database.decode { () throws(PostgresError) in
            var claimed: [(delivery: Delivery, wasLost: Bool)] = []
            for row in result { claimed.append((try Delivery.read(row), try row["was_lost"].bool())) }
            return claimed
        }
        let lost = claimed.filter(\.wasLost).map(\.delivery)
        if !lost.isEmpty {
            let now = try await clock.now()
            for delivery in lost {
                try await record(.uncertain(reason: NoticeOutcome.senderLost), of: delivery, now: now)
            }
        }
        return claimed.filter { !$0.wasLost }.map(\.delivery)
    }

    /// The channels for which something has waited ten minutes, found in as few steps as there are channels.
    public func waitingChannels() async throws(Fault) -> [Delivery.Channel] {
        let result = try await database.read(Query.waitingChannels())
        return try database.decode { () throws(PostgresError) in
            var channels: [Delivery.Channel] = []
            for row in result { channels.append(try row["channel"].word()) }
            return channels
        }
    }

    /// Records that the text is about to be handed over; false where the claim is no longer ours or the deadline no
    /// longer runs to the same day.
    public func sending(_ delivery: Delivery) async throws(Fault) -> Bool {
        try await batches.announce(DeliveryBatches.Claim(delivery))
    }

    /// Records how the attempt ended. A retry waits as the channel's policy says, and after the last attempt counts as
    /// failed; what is uncertain is said to be so in the log, and is then sent again where the route says so.
    public func record(_ result: DeliveryResult, of delivery: Delivery, now: Instant) async throws(Fault) {
        switch result {
        case .sent: _ = try await settle(delivery, .sent(now))
        case .uncertain(let reason):
            let settled = try await settle(delivery, .uncertain(reason, now))
            // Whoever is lost between the two leaves it to a person, who sees it in `notice.list`.
            guard settled != nil, route.route.resends(delivery.kind, by: delivery.channel),
                let delay = RetryPolicy.of(delivery.channel).delay(afterAttempt: delivery.attempt)
            else { return }
            try await wait(delivery, in: "uncertain", delay, reason)
        case .failed(let reason): _ = try await settle(delivery, .failed(reason, now))
        case .retry(let reason, let after):
            guard let delay = RetryPolicy.of(delivery.channel).delay(afterAttempt: delivery.attempt) else {
                _ = try await settle(delivery, .failed(reason, now))
                return
            }
            try await wait(delivery, in: "claimed", max(delay, after ?? 0), reason)
        }
    }

    private func settle(_ delivery: Delivery, _ outcome: NoticeOutcome) async throws(Fault) -> Appended? {
        try await settle(
            Settlement(notice: delivery.id, attempt: delivery.attempt, outcome: outcome, by: Action.system))
    }

    private func wait(
        _ delivery: Delivery, in state: String, _ seconds: Int64, _ reason: String
    ) async throws(Fault) {
        _ = try await database.transact(
            Query.deliveryRetryLater(
                .int(delivery.id), .int(Int64(delivery.attempt)), .text(reason), .int(seconds), .text(state)))
    }

    /// True where the notice is failed or uncertain and about a case that may be seen.
    public func mayResend(_ notice: Int64, visibility: Visibility) async throws(Fault) -> Bool {
        try await self.notice(notice, visibility)?.awaits(nil) ?? false
    }

    /// Puts a notice back; nil where it is in no such state.
    public func resend(_ request: Resend) async throws(Fault) -> Appended? {
        if let appended = try await settle(Settlement(request)) { return appended }
        // A request under the same key may have been quicker.
        guard request.keyFromClient, let replay = try await store.load([], key: request.key).replay else { return nil }
        return .replayed(replay)
    }

    /// Ends an attempt, or begins anew, together with the event that says so; nil where the delivery is no longer in
    /// the state that this answers. A case that moves meanwhile is looked at again.
    private func settle(_ settlement: Settlement) async throws(Fault) -> Appended? {
        // Who asks for another attempt must be able to see the case.
        if settlement.attempt == nil, try await notice(settlement.notice, settlement.visibility) == nil { return nil }
        for _ in 1...20 {
            guard let standing = try await batches.standing(of: settlement.notice),
                standing.notice.awaits(settlement.attempt)
            else { return nil }
            var unit = WriteUnit(
                key: settlement.key, keyFromClient: settlement.keyFromClient, by: settlement.by,
                session: settlement.session, recorded: settlement.outcome.at, rows: ReplyRows.text(settlement.rows),
                version: nil, cases: [standing.head.written(settlement.outcome, of: [standing.notice])])
            unit.limit = TimeLimit.current
            let appended = try await store.append(unit)
            if case .conflict = appended { continue }
            return appended
        }
        throw .busy(afterMilliseconds: 200)
    }

    private func notice(_ id: Int64, _ visibility: Visibility) async throws(Fault) -> NoticeRecord? {
        let seen = visibility.parameters
        let result = try await database.read(Query.deliveryByID(.int(id), seen[0], seen[1], seen[2]))
        return try database.decode { () throws(PostgresError) in try result.first.map(NoticeRecord.init) }
    }
}

/// What becomes of a delivery, and who wants it.
private struct Settlement {
    let notice: Int64
    /// The attempt that must still own the delivery; nil where it must lie failed or uncertain.
    let attempt: Int?
    let outcome: NoticeOutcome
    let by: String
    var visibility = Visibility.everything
    var session = "-"
    /// Nil where a repetition finds its work done.
    var key: RequestKey?
    var keyFromClient = false
    var rows: [JSONObject] = []
}

extension Settlement {
    fileprivate init(_ request: Resend) {
        self.init(
            notice: request.notice, attempt: nil, outcome: .anew(request.reason, request.now), by: request.by,
            visibility: request.visibility, session: request.session, key: request.key,
            keyFromClient: request.keyFromClient, rows: request.rows)
    }
}

extension NoticeRecord {
    /// True while an attempt still owns the delivery; without one, while it lies failed or uncertain.
    fileprivate func awaits(_ attempt: Int?) -> Bool {
        guard let attempt else { return state == "failed" || state == "uncertain" }
        return state == "claimed" && attempt == self.attempt
    }
}

extension Delivery {
    /// A row of a claim.
    static func read(_ row: SQLRow) throws(PostgresError) -> Delivery {
        Delivery(
            id: try row["id"].int(), attempt: try row["attempt"].number(), caseID: try row["case_id"].text(),
            procedure: try row["procedure"].text(), procedureVersion: try row["procedure_version"].number(),
            clock: try row["clock"].optionalText(), rule: try row["rule"].optionalText(),
            dueDay: try row["due_day"].optionalDay(), step: try row["step"].text(), kind: try row["kind"].word(),
            role: try row["role"].text(), account: try row["account"].text(), mail: try row["mail"].optionalText(),
            channel: try row["channel"].word())
    }
}
