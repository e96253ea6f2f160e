import Mediation
import Postgres
import Procedures
import WorkCalendar

/// Notices waiting to be delivered: claimed by one daemon at a time, with a lease and an attempt number that fences off
/// whoever comes too late.
public struct PostgresOutbox: Outbox {
    let database: Database
    let store: PostgresCaseStore
    let clock: DatabaseClock
    var policy = RetryPolicy()

    /// Claims up to `limit` deliveries for `leaseSeconds` of real time. One whose sender was lost while handing over is
    /// settled as `uncertain` instead of being returned.
    public func claim(limit: Int, owner: String, leaseSeconds: Int) async throws(Fault) -> [Delivery] {
        let result = try await database.transact(
            Query.claimDeliveries(.int(Int64(limit)), .text(owner), .int(Int64(leaseSeconds))))
        let claimed = try database.decode { () throws(PostgresError) in
            var claimed: [(delivery: Delivery, wasLost: Bool)] = []
            for row in result { claimed.append((try Delivery.read(row), try row["was_lost"].bool())) }
            return claimed
        }
        let lost = claimed.filter(\.wasLost).map(\.delivery)
        if !lost.isEmpty {
            let now = try await clock.now()
            for delivery in lost {
                try await record(.uncertain(reason: "the sender was lost while handing over"), of: delivery, now: now)
            }
        }
        return claimed.filter { !$0.wasLost }.map(\.delivery)
    }

    /// Records that the text is about to be handed over; false where the claim is no longer ours or the deadline no
    /// longer runs to the same day.
    public func sending(_ delivery: Delivery) async throws(Fault) -> Bool {
        let result = try await database.transact(
            Query.deliverySending(.int(delivery.id), .int(Int64(delivery.attempt))))
        return !result.isEmpty
    }

    /// Records how the attempt ended; a retry waits as the policy says, and after the last attempt counts as failed.
    public func record(_ result: DeliveryResult, of delivery: Delivery, now: Instant) async throws(Fault) {
        let end: (state: String, type: EventType, reason: String?)
        switch result {
        case .sent: end = ("sent", .noticeSent, nil)
        case .uncertain(let reason): end = ("uncertain", .noticeUncertain, reason)
        case .failed(let reason): end = ("failed", .noticeFailed, reason)
        case .retry(let reason):
            if let delay = policy.delay(afterAttempt: delivery.attempt) {
                _ = try await database.transact(
                    Query.deliveryRetryLater(
                        .int(delivery.id), .int(Int64(delivery.attempt)), .text(reason), .int(delay)))
                return
            }
            end = ("failed", .noticeFailed, reason)
        }
        _ = try await settle(
            delivery.id, attempt: delivery.attempt, state: end.state, type: end.type, reason: end.reason,
            by: Action.system, now: now)
    }

    /// Puts a failed or uncertain delivery back; false where it is in no such state.
    public func retry(_ id: Int64, by account: String, reason: String, now: Instant) async throws(Fault) -> Bool {
        try await settle(id, attempt: nil, state: "due", type: .noticeDue, reason: reason, by: account, now: now)
    }

    /// Ends an attempt, or begins anew, together with the event that says so; false where the delivery is no longer in
    /// the state that this answers. A case that moves meanwhile is looked at again.
    private func settle(
        _ id: Int64, attempt: Int?, state: String, type: EventType, reason: String?, by account: String, now: Instant
    ) async throws(Fault) -> Bool {
        for _ in 1...20 {
            guard let notice = try await notice(id), notice.awaits(attempt) else { return false }
            guard let head = try await head(of: notice.caseID) else { return false }
            let event = CaseEvent(
                type: type, at: now, version: head.version, raisesVersion: false, from: head.state, to: head.state,
                payload: notice.payload(reason: reason))
            let written = WrittenCase(
                id: notice.caseID, expected: head.version, version: head.version, procedure: head.procedure,
                procedureVersion: head.procedureVersion, state: nil, events: [event],
                results: [
                    WrittenResult(
                        delivery: id, attempt: attempt, state: state, problem: state == "due" ? nil : reason)
                ])
            let unit = WriteUnit(
                key: nil, keyFromClient: false, by: account, session: "-", recorded: now, rows: "", version: nil,
                cases: [written])
            if case .committed = try await store.append(unit) { return true }
        }
        throw .busy(afterMilliseconds: 200)
    }

    private func notice(_ id: Int64) async throws(Fault) -> NoticeRecord? {
        let result = try await database.read(Query.deliveryByID(.intArray([id])))
        return try database.decode { () throws(PostgresError) in try result.first.map(NoticeRecord.init) }
    }

    private struct Head {
        let version: Int
        let state: String
        let procedure: String
        let procedureVersion: Int
    }

    private func head(of caseID: String) async throws(Fault) -> Head? {
        let result = try await database.read(Query.caseHeads(.textArray([caseID])))
        return try database.decode { () throws(PostgresError) in
            guard let row = result.first else { return nil }
            return Head(
                version: try row["version"].number(), state: try row["state"].text(),
                procedure: try row["procedure"].text(), procedureVersion: try row["procedure_version"].number())
        }
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
    fileprivate static func read(_ row: SQLRow) throws(PostgresError) -> Delivery {
        Delivery(
            id: try row["id"].int(), attempt: try row["attempt"].number(), caseID: try row["case_id"].text(),
            procedure: try row["procedure"].text(), procedureVersion: try row["procedure_version"].number(),
            clock: try row["clock"].optionalText(), rule: try row["rule"].optionalText(),
            dueDay: try row["due_day"].optionalDay(), step: try row["step"].text(), kind: try row["kind"].word(),
            account: try row["account"].text(), mail: try row["mail"].optionalText(),
            channel: try row["channel"].word())
    }
}
