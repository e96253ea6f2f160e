import Mediation
import Postgres
import WorkCalendar

/// The running deadlines in the order in which they want attention.
public struct PostgresDeadlineQueue: DeadlineQueue {
    let database: Database

    /// Claims up to `limit` deadlines that woke by `now`, for `leaseSeconds` of real time, one per case.
    public func claimWoken(
        now: Instant, limit: Int, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> [WokenDeadline] {
        let result = try await database.transact(
            Query.claimDeadlines(
                .int(now.microseconds), .int(Int64(limit)), .text(owner), .int(Int64(leaseSeconds))))
        return try database.decode { () throws(PostgresError) in
            var woken: [WokenDeadline] = []
            for row in result {
                woken.append(
                    WokenDeadline(
                        caseID: try row["case_id"].text(), deadline: try row["id"].text(),
                        wakeAt: try row["wake_at"].instant()))
            }
            return woken
        }
    }

    /// The earliest wake moment of all; nil where nothing runs.
    public func nextWake() async throws(Fault) -> Instant? {
        let result = try await database.read(Query.nextWake())
        return try database.decode { () throws(PostgresError) in
            guard let cell = try result.first?["wake_at"], !cell.isNull else { return nil }
            return try cell.instant()
        }
    }
}
