import Mediation
import Synchronization

/// How long a watch has said nothing: after half a minute it says where the log is, so that both sides know of each other.
final class Silence: Sendable {
    private struct State {
        var since = ContinuousClock.now
        var isBroken = false
    }
    private let state = Mutex(State())
    private let end: ContinuousClock.Instant?
    private static let longest = Duration.seconds(30)

    /// A silence that begins now, in a watch with this end.
    init(until end: ContinuousClock.Instant?) { self.end = end }

    /// Something was said.
    func begin() { state.withLock { $0 = State() } }

    /// True once when the silence has lasted.
    var isBroken: Bool {
        state.withLock { state in
            defer { state.isBroken = false }
            return state.isBroken
        }
    }

    /// Wakes the watch each time that the silence has lasted, and at the watch's end.
    func watch(_ signal: WakeSignal) async {
        while true {
            let next = state.withLock { $0.since } + Self.longest
            do { try await Task.sleep(until: min(next, end ?? next), clock: .continuous) } catch { return }
            let lasted = state.withLock { state in
                guard state.since + Self.longest <= .now else { return false }
                state = State(isBroken: true)
                return true
            }
            let isOver = end.map { $0 <= .now } ?? false
            if lasted || isOver { signal.wake() }
            if isOver { return }
        }
    }
}
