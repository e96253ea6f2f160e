import Logging
import Synchronization

/// The level of every logger of the daemon, which may change while it runs.
final class LogLevel: Sendable {
    private let held: Mutex<Logger.Level>

    init(_ level: Logger.Level) { held = Mutex(level) }

    var current: Logger.Level { held.withLock { $0 } }
    func set(_ level: Logger.Level) { held.withLock { $0 = level } }
}

/// Writes to standard error what is not below the level in force.
struct DaemonLog: LogHandler {
    private var stream: StreamLogHandler
    private let level: LogLevel

    init(label: String, level: LogLevel) {
        stream = .standardError(label: label)
        self.level = level
    }

    /// The level of the whole daemon; it cannot be set for one logger alone.
    var logLevel: Logger.Level {
        get { level.current }
        set {}
    }

    var metadata: Logger.Metadata {
        get { stream.metadata }
        set { stream.metadata = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { stream[metadataKey: key] }
        set { stream[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) { stream.log(event: event) }
}
