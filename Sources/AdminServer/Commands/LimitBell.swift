import Synchronization

/// Rings for requests whose time is over. One look at all of them every few milliseconds while there are any: a timer for
/// each would cost more than most requests do.
final class LimitBell: Sendable {
    /// The daemon's bell; real time is one for all.
    static let shared = LimitBell()

    private struct Entry {
        let end: ContinuousClock.Instant
        let ring: @Sendable () -> Void
    }

    private struct State {
        var next = 0
        var waiting: [Int: Entry] = [:]
        var isLooking = false
    }

    private let state = Mutex(State())
    private static let step = Duration.milliseconds(25)

    /// Calls `ring` once at `end`, or a little later, unless it is forgotten before.
    func ring(at end: ContinuousClock.Instant, _ ring: @escaping @Sendable () -> Void) -> Int {
        let (number, begins) = state.withLock { state -> (Int, Bool) in
            state.next += 1
            state.waiting[state.next] = Entry(end: end, ring: ring)
            defer { state.isLooking = true }
            return (state.next, !state.isLooking)
        }
        if begins { Task { await look() } }
        return number
    }

    /// The request was answered.
    func forget(_ number: Int) {
        state.withLock { _ = $0.waiting.removeValue(forKey: number) }
    }

    /// Looks until nothing has been waited for during a whole step, so that steady traffic starts it once.
    private func look() async {
        var wasEmpty = false
        while true {
            try? await Task.sleep(for: Self.step)
            let now = ContinuousClock.now
            let (over, isDone) = state.withLock { state -> ([Entry], Bool) in
                let over = state.waiting.filter { $0.value.end <= now }
                for number in over.keys { state.waiting[number] = nil }
                let isDone = wasEmpty && state.waiting.isEmpty
                if isDone { state.isLooking = false }
                wasEmpty = state.waiting.isEmpty
                return (Array(over.values), isDone)
            }
            for entry in over { entry.ring() }
            if isDone { return }
        }
    }
}
