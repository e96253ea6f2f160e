import Mediation
import Postgres

/// What senders ask of single deliveries, gathered: a morning with many notices takes few round trips and few commits.
final class DeliveryBatches: Sendable {
    struct Claim: Hashable, Sendable {
        let delivery: Int64
        let attempt: Int
    }

    /// A delivery, and the case that it is about as it stands.
    struct Standing: Sendable {
        let notice: NoticeRecord
        let head: CaseHead
    }

    private static let most = 256
    /// A moment's patience spares the database most of the work of a busy morning; who asks for another attempt waits as long.
    private static let patience = Duration.milliseconds(10)
    private let announcements = Gatherer<Claim, Bool>(most: most, patience: patience)
    private let standings = Gatherer<Int64, Standing?>(most: most, patience: patience)
    private let database: Database

    init(database: Database) { self.database = database }

    /// Records that a text is about to be handed over; false where the claim is no longer ours or the deadline no longer
    /// runs to the same day.
    func announce(_ claim: Claim) async throws(Fault) -> Bool { try await announcements.submit(claim) }

    /// A delivery as it stands; nil where there is none.
    func standing(of delivery: Int64) async throws(Fault) -> Standing? { try await standings.submit(delivery) }

    /// Works until the task is cancelled, then finishes what was accepted.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.announcements.run { claims in await self.announced(claims) } }
            group.addTask { await self.standings.run { deliveries in await self.read(deliveries) } }
        }
    }

    /// The same for the notices of a digest, which go out as one: those that may.
    func announce(_ claims: [Claim]) async throws(Fault) -> Set<Claim> {
        let result = try await database.transact(
            Query.deliveriesSending(.intArray(claims.map(\.delivery)), .intArray(claims.map { Int64($0.attempt) })))
        return try database.decode { () throws(PostgresError) in
            var ours: Set<Claim> = []
            for row in result {
                ours.insert(Claim(delivery: try row["id"].int(), attempt: try row["attempt"].number()))
            }
            return ours
        }
    }

    /// Those of the deliveries that there are, by their numbers.
    func standing(of deliveries: [Int64]) async throws(Fault) -> [Standing] {
        let result = try await database.read(Query.deliveriesStanding(.intArray(deliveries)))
        return try database.decode { () throws(PostgresError) in
            var found: [Standing] = []
            for row in result { found.append(try Standing(row)) }
            return found
        }
    }

    private func announced(_ claims: [Claim]) async -> [Result<Bool, Fault>] {
        do throws(Fault) {
            let ours = try await announce(claims)
            return claims.map { .success(ours.contains($0)) }
        } catch {
            return claims.map { _ in .failure(error) }
        }
    }

    private func read(_ deliveries: [Int64]) async -> [Result<Standing?, Fault>] {
        do throws(Fault) {
            let found = try await standing(of: deliveries).map { ($0.notice.id, $0) }
            let byID = Dictionary(found) { first, _ in first }
            return deliveries.map { .success(byID[$0]) }
        } catch {
            return deliveries.map { _ in .failure(error) }
        }
    }
}

extension DeliveryBatches.Claim {
    init(_ delivery: Delivery) { self.init(delivery: delivery.id, attempt: delivery.attempt) }
}

extension DeliveryBatches.Standing {
    init(_ row: SQLRow) throws(PostgresError) {
        notice = try NoticeRecord(row)
        head = try CaseHead(row)
    }
}
