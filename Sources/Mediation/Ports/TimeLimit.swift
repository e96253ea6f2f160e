import Synchronization

/// How long one request may take (protocol.md 10), and who may still say that it took too long.
///
/// Until something that changes the store is on its way, time that is over ends the request and nothing has happened.
/// From then on the store bounds it by itself, and only the store knows how it ended: what was sent with its COMMIT is
/// never called timed out on suspicion.
public final class TimeLimit: Sendable {
    private enum Phase {
        case open, writing, over
        /// The answer to a COMMIT was lost: it is sought for as long as that takes.
        case inDoubt
    }

    /// The limit of the request that the present task works for; nil for work that nobody waits for.
    @TaskLocal public static var current: TimeLimit?

    /// When the time is over.
    public let end: ContinuousClock.Instant
    private let phase = Mutex(Phase.open)

    /// A limit that begins now, in real time.
    public init(_ time: Duration) { end = .now + time }

    /// The time is over, whatever is on its way.
    public var isOver: Bool { ContinuousClock.now >= end || phase.withLock { $0 == .over } }

    /// Throws ``Fault/timeout`` where the time is over.
    public func check() throws(Fault) {
        if isOver { throw .timeout }
    }

    /// The outcome of a change is unknown; from now on the request cannot be called timed out.
    public func doubt() { phase.withLock { $0 = .inDoubt } }

    /// Whether the outcome of a change is unknown.
    public var isInDoubt: Bool { phase.withLock { $0 == .inDoubt } }

    /// A change is about to be sent; throws ``Fault/timeout`` where the time is over.
    public func beginWriting() throws(Fault) {
        let begins = phase.withLock { phase in
            if phase == .inDoubt { return true }
            guard phase != .over, ContinuousClock.now < end else { return false }
            phase = .writing
            return true
        }
        if !begins { throw .timeout }
    }

    /// The change that was sent is known not to have been made.
    public func endWriting() { phase.withLock { if $0 == .writing { $0 = .open } } }

    /// Ends the request unless a change is on its way.
    /// - Returns: whether it may be answered as timed out.
    public func expire() -> Bool {
        phase.withLock { phase in
            if phase == .open { phase = .over }
            return phase == .over
        }
    }
}
