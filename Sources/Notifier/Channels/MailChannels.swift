import Synchronization

/// The ways out, as they are set up at the moment. They may be replaced while mails are under way: an attempt goes to
/// its end on the ways that it began with.
public final class MailChannels: Sendable {
    /// All ways together, so that no attempt sees half of a change.
    public struct Setup: Sendable {
        /// Where mails become files.
        public let spool: Spool
        /// The mail server; nil spools everything.
        public let smtp: SMTPChannel?

        /// Made of its properties.
        public init(spool: Spool, smtp: SMTPChannel?) {
            self.spool = spool
            self.smtp = smtp
        }
    }

    private let held: Mutex<Setup>

    /// The ways to begin with.
    public init(_ setup: Setup) { held = Mutex(setup) }

    /// The ways of this moment.
    public var current: Setup { held.withLock { $0 } }

    /// Attempts that begin from now on take these ways.
    public func replace(with setup: Setup) { held.withLock { $0 = setup } }
}
