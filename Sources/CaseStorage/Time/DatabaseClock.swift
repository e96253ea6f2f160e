import Mediation
import Postgres
import Synchronization
import WorkCalendar

/// Business time by the database. Really: its clock, of which the daemon keeps the distance to its own monotonic clock,
/// measured anew each second, so that asking costs no query. In rehearsal: the stored moment.
public final class DatabaseClock: BusinessClock {
    /// True under `--simulated-clock`.
    public let isRehearsal: Bool
    private let rehearsalStart: Instant?
    private let database: Database
    private let reading = Mutex<Reading?>(nil)

    private struct Reading {
        let moment: Instant
        let taken: ContinuousClock.Instant

        func now() -> Instant {
            let passed = ContinuousClock.now - taken
            let (seconds, attoseconds) = passed.components
            return Instant(microseconds: moment.microseconds + seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
        }
    }

    /// - Parameter rehearsalStart: where a rehearsal that has not begun yet begins; nil is the database's time.
    init(database: Database, isRehearsal: Bool, rehearsalStart: Instant?) {
        self.database = database
        self.isRehearsal = isRehearsal
        self.rehearsalStart = rehearsalStart
    }

    /// The present moment of business time; really, it costs a query only before the first measurement.
    public func now() async throws(Fault) -> Instant {
        if isRehearsal { return try await storedMoment() }
        if let reading = reading.withLock({ $0 }) { return reading.now() }
        return try await measure().now()
    }

    /// Moves the rehearsal's moment forward; an earlier one leaves it where it is. Real time is not moved.
    public func move(to moment: Instant) async throws(Fault) {
        guard isRehearsal else { return }
        _ = try await storedMoment()
        _ = try await database.transact(Query.rehearsalMove(.int(moment.microseconds)))
    }

    /// Measures until the task is cancelled.
    func run() async {
        guard !isRehearsal else { return }
        while !Task.isCancelled {
            _ = try? await measure()
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func measure() async throws(Fault) -> Reading {
        let before = ContinuousClock.now
        let result = try await database.read(Query.databaseTime())
        let after = ContinuousClock.now
        let moment = try database.decode { () throws(PostgresError) in try result.first?["moment"].instant() }
        guard let moment else { throw .unavailable }
        // The database looked at its clock about half-way between question and answer.
        let fresh = Reading(moment: moment, taken: before + (after - before) / 2)
        reading.withLock { $0 = fresh }
        return fresh
    }

    private func storedMoment() async throws(Fault) -> Instant {
        for _ in 1...2 {
            let result = try await database.read(Query.rehearsalTime())
            let moment = try database.decode { () throws(PostgresError) in try result.first?["moment"].instant() }
            if let moment { return moment }
            _ = try await database.transact(Query.rehearsalBegin(start))
        }
        throw .unavailable
    }

    private var start: SQLValue { rehearsalStart.map { .int($0.microseconds) } ?? .null }
}
