import Procedures
import Synchronization

/// Case states that were read lately, each with the version of its row. The database is asked each time and sends a
/// snapshot only where the row is another: what is held here is never trusted, only spared from being read again.
final class StateCache: Sendable {
    struct Entry: Sendable {
        /// The number of the transaction that wrote the row (`xmin`).
        let written: Int64
        let state: CaseState
    }

    private struct Generations {
        var young: [String: Entry] = [:]
        var old: [String: Entry] = [:]
        /// How far the log was when the database was last asked.
        var asof: Int64 = 0
    }

    /// Each of two generations holds so many; when the young one is full, the old one goes.
    private let capacity: Int
    private let generations = Mutex(Generations())

    init(capacity: Int = 2048) { self.capacity = capacity }

    subscript(id: String) -> Entry? {
        generations.withLock { $0.young[id] ?? $0.old[id] }
    }

    func keep(_ entry: Entry) {
        generations.withLock { generations in
            if generations.young.count >= capacity, generations.young[entry.state.id] == nil {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[entry.state.id] = entry
        }
    }

    /// A log that is shorter than it was has been restored from a backup: then the numbers of transactions begin again, and
    /// nothing that is held is known.
    func see(asof: Int64) {
        generations.withLock { generations in
            if asof < generations.asof { generations = Generations() }
            generations.asof = asof
        }
    }
}
