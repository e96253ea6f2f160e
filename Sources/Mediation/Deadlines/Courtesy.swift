import Synchronization

/// Lets those go first who wait for an answer: while requests come, work that nobody waits for rests between its pieces,
/// and is done in small ones.
public final class Courtesy: Sendable {
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    /// Nobody has asked yet.
    public init() {}

    /// A request has come.
    public func asked(at now: ContinuousClock.Instant = .now) { last.withLock { $0 = now } }

    /// Whether requests come at present: there was one in the last tenth of a second.
    public func isAsked(at now: ContinuousClock.Instant = .now) -> Bool {
        last.withLock { $0.map { $0.duration(to: now) < .milliseconds(100) } ?? false }
    }

    /// Rests after a piece of work, where requests come: as long as it took, so that it takes half of the time at most.
    public func rest(after begin: ContinuousClock.Instant, clock: any Clock<Duration>) async {
        let now = ContinuousClock.now
        guard isAsked(at: now) else { return }
        try? await clock.sleep(for: min(begin.duration(to: now), .milliseconds(250)))
    }
}
