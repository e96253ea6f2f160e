import JSONText
import Mediation
import WorkCalendar

/// What the running daemon offers to `ops.*`; the composition root provides it.
public protocol Operations: Sendable {
    /// True while the database can be written.
    var isReady: Bool { get }
    /// The user id that the daemon runs under.
    var daemonUID: UInt32 { get }
    /// Version, uptime, database, schema, counts, warnings.
    func status() async -> JSONObject
    /// A row per connection.
    func clients() async -> [JSONObject]
    /// Reads the configuration again, applies what can be applied while the daemon runs, and answers what changed and
    /// what waits for a restart; with any problem nothing changes.
    func reload() async throws(ReloadProblem) -> JSONObject
    /// Pauses or resumes the sending of notices.
    func pauseNotices(_ paused: Bool, reason: String?, by account: String) async
    /// Begins the drain, to take this long at the most (default: the limit); the reply is still sent.
    func drain(seconds: Int64?)
    /// Moves the rehearsal's clock and handles everything on the way.
    func moveClock(to moment: Instant) async throws(Fault) -> (due: Int, notices: Int)
}

/// Why the configuration that was read again cannot be used.
public struct ReloadProblem: Error, Sendable, Hashable {
    /// Every problem, with its place, in both languages.
    public let lines: [String]

    /// Made of its properties.
    public init(lines: [String]) { self.lines = lines }
}
