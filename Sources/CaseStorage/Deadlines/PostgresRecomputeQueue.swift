import JSONText
import Mediation
import Postgres
import WorkCalendar

/// The work that a new calendar or rule makes, slice by slice.
public struct PostgresRecomputeQueue: RecomputeQueue {
    let database: Database
    let store: PostgresCaseStore

    /// Running deadlines that the scope may touch, after `after`.
    public func candidates(
        _ scope: RecomputeScope, after: DueKey?, limit: Int
    ) async throws(Fault) -> [DueKey] {
        var terms = JSONObject()
        for term in scope.terms {
            terms["\(term.rule)@\(term.version)"] = .string(
                term.test.rawValue + (term.days.map { ":\($0)" } ?? ""))
        }
        let result = try await database.read(
            Query.recomputeCandidates(
                .text(terms.line), .text(Self.multirange(scope.changed, wider: 0)),
                .text(Self.multirange(scope.changed, wider: Self.reminderReach)),
                .int(Int64(scope.horizon?.number ?? CivilDay.first.number)),
                SQLValue(after.map { Int64($0.due.number) }), .text(after?.caseID ?? ""), .text(after?.deadline ?? ""),
                .int(Int64(limit))))
        return try database.decode { () throws(PostgresError) in
            var keys: [DueKey] = []
            keys.reserveCapacity(result.count)
            for row in result {
                keys.append(
                    DueKey(
                        due: try row["due"].day(), caseID: try row["case_id"].text(), deadline: try row["id"].text()))
            }
            return keys
        }
    }

    /// How far a reminder moves to get off days of rest, at the most.
    private static let reminderReach = 10

    /// `{[20000,20003],[20050,20051]}`
    private static func multirange(_ days: [ClosedRange<CivilDay>], wider: Int) -> String {
        let ranges = days.map { "[\($0.lowerBound.number - wider),\($0.upperBound.number + wider)]" }
        return "{\(ranges.joined(separator: ","))}"
    }

    /// True where the work of a generation has not been listed yet.
    public func isUnlisted(_ generation: Int64) async throws(Fault) -> Bool {
        let result = try await database.read(Query.recomputeIsUnlisted(.int(generation)))
        return try database.decode { () throws(PostgresError) in try result.first?["unlisted"].bool() ?? false }
    }

    /// Lists the work of a generation, unless somebody has done so meanwhile.
    public func list(_ generation: Int64, slices: [[String]]) async throws(Fault) {
        _ = try await database.transact(
            Query.recomputeList(.int(generation), .textArray(slices.map { $0.joined(separator: ",") })))
    }

    /// Claims a slice.
    public func claim(
        _ generation: Int64, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> RecomputeSlice? {
        let result = try await database.transact(
            Query.recomputeClaim(.int(generation), .text(owner), .int(Int64(leaseSeconds))))
        return try database.decode { () throws(PostgresError) in
            guard let row = result.first else { return nil }
            return RecomputeSlice(
                id: try row["id"].int(), generation: generation,
                caseIDs: try row["case_ids"].texts().compactMap(\.self))
        }
    }

    /// The wake moments of the deadlines of these cases.
    public func wakes(of caseIDs: [String]) async throws(Fault) -> [String: [String: Instant]] {
        let result = try await database.read(Query.recomputeWakes(.textArray(caseIDs)))
        return try database.decode { () throws(PostgresError) in
            var wakes: [String: [String: Instant]] = [:]
            for row in result {
                wakes[try row["case_id"].text(), default: [:]][try row["id"].text()] = try row["wake_at"].instant()
            }
            return wakes
        }
    }

    /// Writes changes through the same batches as everything else; one answer each, in order.
    public func write(
        _ changes: [CaseChange], generation: Int64, recorded: Instant
    ) async -> [Result<Appended, Fault>] {
        await store.append(
            changes.map { WriteUnit(recount: $0, generation: generation, recorded: recorded) })
    }

    /// A slice is done.
    public func finish(_ slice: RecomputeSlice, moved: Int) async throws(Fault) {
        _ = try await database.transact(
            Query.recomputeFinish(.int(slice.generation), .int(slice.id), .int(Int64(moved))))
    }

    /// What is under way.
    public func progress() async throws(Fault) -> [RecomputeProgress] {
        let result = try await database.read(Query.recomputeProgress())
        return try database.decode { () throws(PostgresError) in
            var rows: [RecomputeProgress] = []
            for row in result {
                rows.append(
                    RecomputeProgress(
                        generation: try row["generation"].int(), cases: try row["cases"].optionalInt(),
                        left: try row["left_over"].number(), moved: try row["moved"].number()))
            }
            return rows
        }
    }
}
