import Synchronization

/// Where callers leave work for a connection's thread.
final class Inbox: Sendable {
    private struct State {
        var waiting: [WorkUnit] = []
        /// How many of `waiting` are taken already; the array is compacted seldom, so that taking stays cheap.
        var taken = 0
        var calls = 0
        var inFlight = 0
        var isAsleep = false
        var isStopping = false
        var refusal: PostgresError? = .notConnected("not started")
    }

    enum Next {
        case work([WorkUnit])
        case nothing
        case stop
    }

    let wake = WakeSignal()
    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// Calls that wait or are on their way.
    var load: Int { state.withLock { $0.calls + $0.inFlight } }

    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Leaves a unit, or settles it at once when it cannot be served.
    func submit(_ unit: WorkUnit) {
        let (refusal, wakes) = state.withLock { state -> (PostgresError?, Bool) in
            if let refusal = state.refusal { return (refusal, false) }
            guard state.calls < capacity else { return (.overloaded, false) }
            state.waiting.append(unit)
            state.calls += unit.calls.count
            defer { state.isAsleep = false }
            return (nil, state.isAsleep)
        }
        if let refusal { unit.ticket.settle(.failure(refusal)) }
        if wakes { wake.raise() }
    }

    /// Takes what is waiting, within the limits but at least one unit; `.nothing` promises a wake-up for the next.
    func take(maxCalls: Int, maxBytes: Int) -> Next {
        state.withLock { state in
            guard state.taken < state.waiting.count else {
                state.waiting.removeAll(keepingCapacity: true)
                state.taken = 0
                state.isAsleep = !state.isStopping
                return state.isStopping ? .stop : .nothing
            }
            var end = state.taken
            var calls = 0
            var bytes = 0
            while end < state.waiting.count {
                let unit = state.waiting[end]
                let fits = calls + unit.calls.count <= maxCalls && bytes + unit.byteCount <= maxBytes
                guard fits || end == state.taken else { break }
                calls += unit.calls.count
                bytes += unit.byteCount
                end += 1
            }
            let batch = Array(state.waiting[state.taken..<end])
            state.taken = end
            state.calls -= calls
            state.inFlight += calls
            if state.taken > state.waiting.count / 2 {
                state.waiting.removeFirst(state.taken)
                state.taken = 0
            }
            return .work(batch)
        }
    }

    /// Tells the caller of a unit that was taken; it no longer counts as load when the caller goes on.
    func settle(_ unit: WorkUnit, _ reply: Ticket.Reply) {
        state.withLock { $0.inFlight -= unit.calls.count }
        unit.ticket.settle(reply)
    }

    /// Puts units that were taken back before all others.
    func giveBack(_ units: [WorkUnit]) {
        let calls = units.reduce(0) { $0 + $1.calls.count }
        state.withLock { state in
            state.waiting.replaceSubrange(0..<state.taken, with: units)
            state.taken = 0
            state.calls += calls
            state.inFlight -= calls
        }
    }

    /// From now on calls are accepted.
    func open() {
        state.withLock { state in if !state.isStopping { state.refusal = nil } }
    }

    /// From now on calls are refused; those that wait are told so.
    func close(reason: String) {
        let error = PostgresError.notConnected(reason)
        let abandoned = state.withLock { state in
            state.refusal = error
            let abandoned = state.waiting[state.taken...]
            state.waiting = []
            state.taken = 0
            state.calls = 0
            // Whatever was on its way is settled already, uncounted.
            state.inFlight = 0
            return abandoned
        }
        for unit in abandoned { unit.ticket.settle(.failure(error)) }
    }

    /// Accepts nothing more; the thread serves what waits and ends.
    func stop() {
        state.withLock { state in
            state.isStopping = true
            state.refusal = .notConnected("stopped")
        }
        wake.raise()
    }
}
