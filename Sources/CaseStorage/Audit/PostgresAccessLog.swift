import AuditChain
import JSONText
import Logging
import Mediation
import Postgres
import Synchronization
import WorkCalendar

/// The chain of reads, refusals and log-ins. Entries wait in memory and are written in batches, at least every second;
/// a killed daemon may lose its last second. After a lost COMMIT a batch may stand in the chain twice.
public final class PostgresAccessLog: AccessLog {
    /// So many entries may wait while the database is away; then the oldest go, and an entry says how many.
    static let capacity = 65_536
    static let most = 4096

    private struct State {
        var waiting: [AccessEntry] = []
        var dropped = 0
        /// The writing that is under way or was last; the next one waits for it.
        var writing: Task<Void, Never>?
    }

    let database: Database
    private let logger: Logger
    private let state = Mutex(State())

    init(database: Database, logger: Logger) {
        self.database = database
        self.logger = logger
    }

    /// Hands an entry over; where too many wait, the oldest eighth goes and an entry will say so.
    public func record(_ entry: AccessEntry) {
        state.withLock { state in
            if state.waiting.count >= Self.capacity {
                let excess = Self.capacity / 8
                state.waiting.removeFirst(excess)
                state.dropped += excess
            }
            state.waiting.append(entry)
        }
    }

    /// One page of the chain, newest first; what waits is written before.
    public func accesses(_ filter: AccessFilter) async throws(Fault) -> Page<LoggedAccess> {
        await flush()
        let reader = PostgresCaseReader(database: database)
        let call = Query.accessList(
            SQLValue(filter.after), SQLValue(filter.actor), SQLValue(filter.caseID),
            SQLValue(filter.from?.microseconds), SQLValue(filter.to?.microseconds), .int(Int64(filter.limit) + 1))
        return try await reader.page(call, limit: filter.limit, LoggedAccess.read) { [.integer($0.seq)] }
    }

    /// Recomputes both chains; what waits is written before.
    public func verify(from: Int64?, to: Int64?) async throws(Fault) -> AuditReport {
        await flush()
        return try await ChainAudit(database: database).report(from: from, to: to)
    }

    /// Writes each second until the task is cancelled, and then what is left.
    func run() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            await flush()
        }
    }

    /// Writes what waits; returns when that is done.
    func flush() async {
        let task = state.withLock { state in
            let before = state.writing
            let task = Task {
                await before?.value
                await self.writeAll()
            }
            state.writing = task
            return task
        }
        await task.value
    }

    private func writeAll() async {
        while let batch = take() {
            do throws(Fault) {
                _ = try await database.transact(Self.call(batch))
            } catch {
                // Kept for the next second; what can never be written must not block the others for ever.
                if case .broken = error { continue }
                state.withLock { $0.waiting.insert(contentsOf: batch, at: 0) }
                return
            }
        }
    }

    private func take() -> [AccessEntry]? {
        state.withLock { state in
            if state.dropped > 0, let first = state.waiting.first {
                logger.error("accesses were not recorded", metadata: ["number": "\(state.dropped)"])
                let gap = AccessEntry(
                    at: first.at, account: "system", session: "-", command: "access.lost", caseID: nil,
                    result: "lost \(state.dropped)", keys: [])
                state.waiting.insert(gap, at: 0)
                state.dropped = 0
            }
            guard !state.waiting.isEmpty else { return nil }
            let batch = Array(state.waiting.prefix(Self.most))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    private static func call(_ batch: [AccessEntry]) -> SQLCall {
        Query.appendAccess(
            .intArray(batch.map(\.at.microseconds)), .textArray(batch.map(\.account)),
            .textArray(batch.map(\.session)), .textArray(batch.map(\.command)), .textArray(batch.map(\.caseID)),
            .textArray(batch.map(\.result)), .textArray(batch.map { $0.keys.joined(separator: ",") }),
            .bytesArray(batch.map { AccessContent($0).hash }))
    }
}

extension AccessContent {
    init(_ entry: AccessEntry) {
        self.init(
            at: entry.at.microseconds, account: entry.account, session: entry.session, command: entry.command,
            caseID: entry.caseID, result: entry.result, keys: entry.keys)
    }
}

extension LoggedAccess {
    static func read(_ row: SQLRow) throws(PostgresError) -> LoggedAccess {
        let keys = try row["keys"].text()
        return LoggedAccess(
            seq: try row["seq"].int(),
            entry: AccessEntry(
                at: try row["at"].instant(), account: try row["account"].text(), session: try row["session"].text(),
                command: try row["command"].text(), caseID: try row["case_id"].optionalText(),
                result: try row["result"].text(), keys: keys.isEmpty ? [] : keys.split(separator: ",").map(String.init))
        )
    }
}
