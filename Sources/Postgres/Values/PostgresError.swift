/// Why a call gave no result.
public enum PostgresError: Error, Sendable, Hashable {
    /// The server refused a statement; its transaction was rolled back.
    case server(ServerError)
    /// The server cancelled a statement (SQLSTATE 57014: `statement_timeout`, or an operator); rolled back.
    case timeout(ServerError)
    /// The connection broke, or a synchronous standby did not confirm, while the call was on its way.
    /// - Parameter duringCommit: true when the transaction may or may not be durable: ask again by its idempotency key.
    case connectionLost(duringCommit: Bool)
    /// There is no connection at the moment; nothing was sent.
    case notConnected(String)
    /// The caller's task was cancelled. What was already sent still takes effect.
    case cancelled
    /// Too many calls are waiting for this connection; nothing was sent.
    case overloaded
    /// A parameter that PostgreSQL cannot take, such as a text with U+0000; nothing was sent.
    case invalidParameter(String)
    /// A result was not what the program expected: a missing column, a NULL or a text where a number should be.
    case unexpectedResult(String)
    /// The server broke the pipeline protocol; the connection is opened anew.
    case protocolViolation(String)

    /// The five-character SQLSTATE, when the server gave one.
    public var sqlstate: String? { server?.sqlstate }

    /// The server's report, when there is one.
    public var server: ServerError? {
        switch self {
        case .server(let error), .timeout(let error): error
        default: nil
        }
    }
}

extension PostgresError: CustomStringConvertible {
    /// One English sentence for the log.
    public var description: String {
        switch self {
        case .server(let error): error.description
        case .timeout(let error): error.description
        case .connectionLost(duringCommit: true): "the connection was lost during COMMIT; the outcome is unknown"
        case .connectionLost(duringCommit: false): "the connection was lost"
        case .notConnected(let reason): "not connected: \(reason)"
        case .cancelled: "the caller was cancelled"
        case .overloaded: "too many calls are waiting"
        case .invalidParameter(let what): "invalid parameter: \(what)"
        case .unexpectedResult(let what): "unexpected result: \(what)"
        case .protocolViolation(let what): "protocol violation: \(what)"
        }
    }
}
