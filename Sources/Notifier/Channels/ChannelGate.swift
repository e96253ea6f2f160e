import Mediation
import Synchronization

/// Lets no more deliveries of a channel begin in a minute than it takes, and none while the other side has asked us to
/// wait. Of this process only: what several daemons send together the other side may still refuse, and is sent later.
final class ChannelGate: Sendable {
    private let perMinute: Int?
    private let state = Mutex(State())

    private struct State {
        /// When the deliveries of the last minute began, oldest first.
        var begun: [ContinuousClock.Instant] = []
        var shutUntil: ContinuousClock.Instant?
    }

    init(_ pace: ChannelPace) { perMinute = pace.perMinute }

    /// How many of `wanted` deliveries may begin now.
    func room(for wanted: Int, at now: ContinuousClock.Instant) -> Int {
        state.withLock { state in
            if let until = state.shutUntil, now < until { return 0 }
            guard let perMinute else { return wanted }
            state.begun.removeAll { $0 <= now - .seconds(60) }
            return min(wanted, max(0, perMinute - state.begun.count))
        }
    }

    /// One has begun.
    func begin(at now: ContinuousClock.Instant) {
        guard perMinute != nil else { return }
        state.withLock { $0.begun.append(now) }
    }

    /// The other side wants to hear nothing for so long; an hour at the most.
    func shut(seconds: Int64, at now: ContinuousClock.Instant) {
        let until = now + .seconds(min(max(seconds, 0), 3600))
        state.withLock { $0.shutUntil = max($0.shutUntil ?? until, until) }
    }

    /// How long nothing may begin; zero where something may.
    func wait(at now: ContinuousClock.Instant) -> Duration {
        state.withLock { state in
            var wait = Duration.zero
            if let until = state.shutUntil { wait = max(wait, now.duration(to: until)) }
            if let perMinute, state.begun.count >= perMinute {
                wait = max(wait, now.duration(to: state.begun[state.begun.count - perMinute] + .seconds(60)))
            }
            return wait
        }
    }
}
