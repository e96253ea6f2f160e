/// The sentences that the protocol itself speaks; the texts are in `Messages/*.tsv`.
public enum MessageID: String, Sendable, CaseIterable {
    // Lexical
    case illFormed = "ill-formed"
    case controlCharacter = "control-character"
    case lineTooLong = "line-too-long"
    case blockTooLong = "block-too-long"
    case tooManyArguments = "too-many-arguments"
    case noNewline = "no-newline"
    case byteOrderMark = "byte-order-mark"
    case notThisProtocol = "not-this-protocol"
    case leadingSpace = "leading-space"
    case badTag = "bad-tag"
    case badCommand = "bad-command"
    case lookAlike = "look-alike"
    case lookAlikeSpace = "look-alike-space"
    case badCharacter = "bad-character"
    case strayCharacter = "stray-character"
    case secondSubject = "second-subject"
    case badKeyName = "bad-key-name"
    case emptyValue = "empty-value"
    case markNotLast = "mark-not-last"
    case badMark = "bad-mark"
    case noBlockHere = "no-block-here"
    case rawTab = "raw-tab"
    case unfinishedString = "unfinished-string"
    case badEscape = "bad-escape"
    case afterString = "after-string"
    case nulValue = "nul-value"
    case loneSurrogate = "lone-surrogate"

    // Meanings of the error codes
    case encoding, syntax, tooLong = "too-long", unknownCommand = "unknown-command", badArgument = "bad-argument"
    case authRequired = "auth-required", authFailed = "auth-failed", forbidden, notFound = "not-found", conflict
    case blocked, exists, keyReused = "key-reused", gone, busy, timeout, unavailable, readOnly = "read-only"
    case draining, unknownOutcome = "unknown-outcome", internalError = "internal"

    /// The sentence that says what an error code means.
    static func meaning(of code: ErrorCode) -> MessageID {
        // Every code has its sentence under its own word; a test holds it.
        MessageID(rawValue: code.rawValue) ?? .internalError
    }
}
