import Synchronization

/// Counts connections against their limits (protocol.md 10).
final class Census: Sendable {
    private struct Counts {
        var total = 0
        var byAccount: [String: Int] = [:]
    }

    private let limits: TransportLimits
    private let counts = Mutex(Counts())

    init(limits: TransportLimits) { self.limits = limits }

    /// Counts one more when there is room for it; every `true` needs its `leave`.
    func admit(_ account: String, isOperator: Bool) -> Bool {
        counts.withLock { counts in
            let places = isOperator ? limits.connections : limits.connections - limits.reservedForOperators
            let own = counts.byAccount[account] ?? 0
            guard counts.total < places, isOperator || own < limits.connectionsPerAccount else { return false }
            counts.total += 1
            counts.byAccount[account] = own + 1
            return true
        }
    }

    func leave(_ account: String) {
        counts.withLock { counts in
            counts.total -= 1
            let left = (counts.byAccount[account] ?? 0) - 1
            counts.byAccount[account] = left > 0 ? left : nil
        }
    }
}
