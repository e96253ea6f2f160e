import Wording

/// The complete set of error codes of version 1 (protocol.md 9). The word is the contract and never changes its meaning.
public enum ErrorCode: String, Sendable, CaseIterable {
    case encoding
    case syntax
    case tooLong = "too-long"
    case unknownCommand = "unknown-command"
    case badArgument = "bad-argument"
    case authRequired = "auth-required"
    case authFailed = "auth-failed"
    case forbidden
    case notFound = "not-found"
    case conflict
    case blocked
    case exists
    case keyReused = "key-reused"
    case gone
    case busy
    case timeout
    case unavailable
    case readOnly = "read-only"
    case draining
    case unknownOutcome = "unknown-outcome"
    case internalError = "internal"

    /// What a program may do after an error.
    public enum Retry: String, Sendable, CaseIterable {
        /// Change something first.
        case no
        /// Send it again as it is, after `after_ms`.
        case later
        /// Send it again as it is with the same `key`, now.
        case same
    }

    /// What a program may do after this error.
    public var retry: Retry {
        switch self {
        case .busy, .timeout, .unavailable, .readOnly, .draining: .later
        case .unknownOutcome: .same
        default: .no
        }
    }

    /// The exit code of the client `parley` after this error.
    public var exitCode: Int32 {
        switch self {
        case .encoding, .syntax, .tooLong, .unknownCommand, .badArgument, .keyReused: 2
        case .notFound, .gone: 3
        case .authRequired, .authFailed, .forbidden: 4
        case .conflict, .exists: 5
        case .blocked: 6
        case .busy, .timeout, .unavailable, .readOnly, .draining: 7
        case .unknownOutcome: 8
        case .internalError: 1
        }
    }

    /// The meaning for people.
    public var meaning: Bilingual { Messages[.meaning(of: self)] }
}
