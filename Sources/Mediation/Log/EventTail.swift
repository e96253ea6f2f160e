import Synchronization

/// The newest part of the event log in memory, read once for all watchers. Hints wake it; polling is the guarantee.
public final class EventTail: Sendable {
    private struct State {
        var events: [LoggedEvent] = []
        /// Everything up to this seq has been read.
        var newest: Int64
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var tickets = 0
        /// How many watchers follow the log now; without any, only its end is looked at.
        var followers = 0
    }

    private let reader: any CaseReader
    private let state = Mutex(State(newest: -1))
    private let kept = 4096
    private let page = 512

    /// An empty tail; the first ``catchUp()`` finds where the log ends.
    public init(reader: any CaseReader) { self.reader = reader }

    /// The newest seq that has been read; nil before the first reading.
    public var newest: Int64? {
        let newest = state.withLock { $0.newest }
        return newest < 0 ? nil : newest
    }

    /// Reads what has been committed since the last reading and wakes those who wait for it.
    public func catchUp() async throws(Fault) {
        if newest == nil {
            let bounds = try await reader.logBounds()
            state.withLock { $0.newest = max($0.newest, bounds.newest) }
        }
        guard state.withLock({ $0.followers }) > 0 else { return try await skipToEnd() }
        while true {
            let after = state.withLock { $0.newest }
            let found = try await reader.events(after: after, caseID: nil, limit: page)
            guard let last = found.last else { return }
            let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                guard state.newest == after else { return [] }
                state.newest = last.seq
                state.events.append(contentsOf: found)
                if state.events.count > 2 * kept { state.events.removeFirst(state.events.count - kept) }
                defer { state.waiters = [:] }
                return Array(state.waiters.values)
            }
            for waiter in waiters { waiter.resume() }
            if found.count < page { return }
        }
    }

    /// Runs `work` as a watcher: while one runs, what is committed is kept in memory for all.
    public func follow<Value, Failure: Error>(
        _ work: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        state.withLock { $0.followers += 1 }
        defer { state.withLock { $0.followers -= 1 } }
        return try await work()
    }

    private func skipToEnd() async throws(Fault) {
        let newest = try await reader.logBounds().newest
        let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            guard newest > state.newest else { return [] }
            state.newest = newest
            state.events = []
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Reads on until everything up to `seq`, which is known to be committed, has been read.
    public func reach(_ seq: Int64) async throws(Fault) {
        while newest ?? -1 < seq { try await catchUp() }
    }

    /// The events after `seq`, oldest first, at most a page: from memory where it reaches back far enough.
    public func events(after seq: Int64) async throws(Fault) -> [LoggedEvent] {
        let held = state.withLock { state -> [LoggedEvent]? in
            guard seq < state.newest else { return state.newest < 0 ? nil : [] }
            guard let first = state.events.first, first.seq <= seq + 1 else { return nil }
            let start = Int(seq + 1 - first.seq)
            return Array(state.events[start..<min(start + page, state.events.count)])
        }
        if let held { return held }
        return try await reader.events(after: seq, caseID: nil, limit: page)
    }

    /// Waits until an event after `seq` may be there, or the task is cancelled.
    public func wait(after seq: Int64) async {
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = state.withLock { state in
                    if state.newest > seq || Task.isCancelled { return true }
                    state.waiters[ticket] = continuation
                    return false
                }
                if now { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
        }
    }
}
