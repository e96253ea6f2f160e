import Synchronization

/// Changes of one case take turns within a daemon, in the order in which they came: they would only lose the race
/// against each other. Other daemons are met in the store, by the expected version.
final class CaseTurns: Sendable {
    private typealias Waiter = CheckedContinuation<Void, Never>

    /// The cases that somebody has, each with those who wait for it.
    private let taken = Mutex<[String: [Waiter]]>([:])

    /// Runs `work` while nobody else of this daemon changes these cases.
    func take<Value, Failure: Error>(
        _ cases: [String], _ work: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        // One order for everybody, so that two batches never wait for each other.
        let cases = cases.sorted()
        for id in cases { await enter(id) }
        defer { for id in cases { leave(id) } }
        return try await work()
    }

    private func enter(_ id: String) async {
        await withCheckedContinuation { (waiter: Waiter) in
            let isFree = taken.withLock { taken in
                guard taken[id] != nil else {
                    taken[id] = []
                    return true
                }
                taken[id]?.append(waiter)
                return false
            }
            if isFree { waiter.resume() }
        }
    }

    private func leave(_ id: String) {
        let next = taken.withLock { taken -> Waiter? in
            guard var waiters = taken[id], !waiters.isEmpty else {
                taken[id] = nil
                return nil
            }
            let next = waiters.removeFirst()
            taken[id] = waiters
            return next
        }
        next?.resume()
    }
}
