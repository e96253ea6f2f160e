import WorkCalendar

/// Business time: what is due, `at`, `today`. The database's time, or in rehearsal a stored moment that stands still
/// until somebody moves it (decisions.md 11). Leases and back-off do not use it.
public protocol BusinessClock: Sendable {
    /// The moment that decisions take as now.
    func now() async throws(Fault) -> Instant
    /// True under `--simulated-clock`.
    var isRehearsal: Bool { get }
    /// Moves the rehearsal's moment forward and stores it.
    func move(to moment: Instant) async throws(Fault)
}
