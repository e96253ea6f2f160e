/// The world broke; nothing was decided against anybody. Descriptions are safe: no SQL, path or case content.
public enum Fault: Error, Sendable, Hashable {
    /// The database is not reachable; nothing was done.
    case unavailable
    /// Every connection or worker is taken, or a request lost its race too often.
    case busy(afterMilliseconds: Int)
    /// Took too long and was rolled back.
    case timeout
    /// A standby, a full disk, a schema from another release: reads work.
    case readOnly
    /// The answer to COMMIT was lost and could not be settled; the same key settles it.
    case unknownOutcome
    /// Other rules or calendars came into force since the change was decided: decide again.
    case rulesReplaced
    /// Another case got the external number meanwhile: decide again.
    case numberTaken
    /// A bug or a broken store; `reference` finds it in the log.
    case broken(reference: String)
}
