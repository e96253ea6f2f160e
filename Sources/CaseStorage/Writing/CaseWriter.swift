import Logging
import Mediation
import Postgres

/// The one writer of a daemon: everything that arrived while the previous batch was committing goes into one call of
/// `append_batch`, and every reply goes out after COMMIT.
struct CaseWriter: Sendable {
    /// How many units one batch takes.
    static let most = 512

    let database: Database
    let route: RouteInForce
    /// Told the newest seq after each commit.
    let hints: CommitHints
    /// How long a batch is tried and its outcome sought, in real time.
    var patience: Duration = .seconds(10)

    /// Writes a batch, in which no case and no key occurs twice, and answers each unit. A unit whose time was over
    /// before its turn came is left out.
    func write(_ batch: [WriteUnit]) async -> [Result<Appended, Fault>] {
        guard database.gate.isOpen else { return batch.map { _ in .failure(.unavailable) } }
        var attempt = Attempt(deadline: .now + patience, ceiling: .now + Self.longest)
        let replies = await write(batch, &attempt, only: { $0.begins })
        for (unit, reply) in zip(batch, replies) where !reply.mayHaveChanged { unit.limit?.endWriting() }
        return replies
    }

    /// How long PostgreSQL may work on a batch that nobody waits for.
    private static let longest = Duration.seconds(30)

    /// What has happened to a batch so far.
    private struct Attempt {
        let deadline: ContinuousClock.Instant
        /// When the last statement is cancelled, whoever waits for it.
        let ceiling: ContinuousClock.Instant
        /// The connection broke while the batch was on its way.
        var wasLost = false
        /// It broke in COMMIT: nobody knows, until a repetition under the same keys settles it.
        var isInDoubt = false
        var failures = 0

        /// When PostgreSQL is to stop working on a batch. What became of one that is in doubt is sought longer than
        /// anybody waits.
        func end(for batch: [WriteUnit]) -> ContinuousClock.Instant {
            isInDoubt ? ceiling : batch.compactMap(\.limit?.end).reduce(ceiling, min)
        }

        /// Nobody waits for the unit any more.
        func isOver(_ unit: WriteUnit) -> Bool { unit.limit?.isOver ?? (ContinuousClock.now >= ceiling) }
    }

    private func write(_ batch: [WriteUnit], _ attempt: inout Attempt) async -> [Result<Appended, Fault>] {
        while true {
            let fault: Fault
            do throws(PostgresError) {
                return try await commit(batch, until: attempt.end(for: batch))
            } catch {
                switch database.faults.remedy(error) {
                case .split where batch.count > 1: return await split(batch, &attempt)
                case .giveUp(.timeout) where !attempt.isInDoubt && batch.contains { !attempt.isOver($0) }:
                    guard batch.contains(where: attempt.isOver) else { return fail(batch, .timeout) }
                    // Rolled back for the sake of those whose time was over; the others are written without them.
                    let state = attempt
                    return await write(batch, &attempt, only: { !state.isOver($0) })
                case .split(let refusal), .giveUp(let refusal):
                    return fail(batch, attempt.isInDoubt ? .unknownOutcome : refusal)
                case .wait:
                    fault = .unavailable
                    // Nothing of it was ever sent: whoever asks is told at once.
                    if !attempt.wasLost { return fail(batch, fault) }
                case .settle:
                    fault = .unavailable
                    attempt.wasLost = true
                    attempt.isInDoubt = true
                case .again(let trouble):
                    fault = trouble
                    if fault == .unavailable { attempt.wasLost = true }
                }
            }
            attempt.failures += 1
            guard ContinuousClock.now < attempt.deadline else {
                return fail(batch, attempt.isInDoubt ? .unknownOutcome : fault)
            }
            try? await Task.sleep(for: .milliseconds(min(10 << min(attempt.failures, 5), 200)))
        }
    }

    /// Writes those of a batch that may be written; the others were too late.
    private func write(
        _ batch: [WriteUnit], _ attempt: inout Attempt, only may: (WriteUnit) -> Bool
    ) async -> [Result<Appended, Fault>] {
        let chosen = batch.map(may)
        let units = zip(batch, chosen).filter(\.1).map(\.0)
        var replies = (units.isEmpty ? [] : await write(units, &attempt))[...]
        return chosen.map { $0 ? replies.popFirst() ?? .failure(.unavailable) : .failure(.timeout) }
    }

    private func commit(
        _ batch: [WriteUnit], until end: ContinuousClock.Instant
    ) async throws(PostgresError) -> [Result<Appended, Fault>] {
        // Held only where something was counted: the oldest generation of the batch stands for all.
        let hold = batch.compactMap(\.generation).min().map { Query.lawHold(.int($0)) }
        let results = try await database.pool.transact(
            [hold, BatchColumns(batch, route: route.route).call, ExternalNumbers(batch).call].compactMap(\.self),
            within: ContinuousClock.now.duration(to: end))
        guard let rows = results.dropFirst(hold == nil ? 0 : 1).first, rows.count == batch.count else {
            throw .unexpectedResult("not a row for each unit")
        }
        var replies: [Result<Appended, Fault>] = []
        var newest: Int64 = 0
        for (row, unit) in zip(rows, batch) {
            let reply = try BatchReply.read(row, of: unit)
            if case .committed(let seq) = reply { newest = max(newest, seq) }
            replies.append(.success(reply))
        }
        if newest > 0 { hints.announce(newest) }
        return replies
    }

    /// One unit spoils its batch: halves find it, and the others are written.
    private func split(_ batch: [WriteUnit], _ attempt: inout Attempt) async -> [Result<Appended, Fault>] {
        let middle = batch.count / 2
        let first = await write(Array(batch[..<middle]), &attempt)
        let second = await write(Array(batch[middle...]), &attempt)
        return first + second
    }

    private func fail(_ batch: [WriteUnit], _ fault: Fault) -> [Result<Appended, Fault>] {
        batch.map { _ in .failure(fault) }
    }
}

extension Result<Appended, Fault> {
    /// False where it is known that nothing was written now.
    fileprivate var mayHaveChanged: Bool {
        switch self {
        case .success(.committed), .success(.replayed), .failure(.unknownOutcome): true
        case .success(.conflict), .failure: false
        }
    }
}

extension WriteUnit {
    /// Says that the unit is about to be sent; false where its time is over.
    fileprivate var begins: Bool { limit.map { limit in (try? limit.beginWriting()) != nil } ?? true }
}
