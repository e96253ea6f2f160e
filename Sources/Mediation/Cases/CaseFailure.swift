import Procedures

/// Why a request about cases was not carried out. Nothing has changed, except perhaps under `unknownOutcome`.
public struct CaseFailure: Error, Sendable {
    /// What stood in the way.
    public enum Cause: Sendable {
        case rejected(Rejection)
        case conflict(Conflict)
        /// No such case, or not in the caller's scope: the same answer.
        case noSuchCase
        /// The case is somebody else's: the caller sees it and may not change it.
        case notYours
        /// The office lies outside the caller's scope, or there is none of that code.
        case noSuchOffice(String)
        case noSuchProcedure(String)
        case noSuchAccount(String)
        /// No enabled account of that name has the role of a reader.
        case noSuchReader(String)
        /// `if=any` is for supervisors.
        case anyVersionForbidden
        case keyReused
        /// The answer would be longer than a data line may be (protocol.md 10), in bytes.
        case answerTooLong(limit: Int)
        case fault(Fault)
    }

    /// What stood in the way.
    public let cause: Cause
    /// The batch step, from 1.
    public let step: Int?
    /// The step's command.
    public let command: String?

    /// Made of its properties.
    public init(_ cause: Cause, step: Int? = nil, command: String? = nil) {
        self.cause = cause
        self.step = step
        self.command = command
    }
}
