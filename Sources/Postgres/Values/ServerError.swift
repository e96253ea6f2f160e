import CLibPQ

/// What the server says about a failed statement, or in a notice.
public struct ServerError: Sendable, Hashable, CustomStringConvertible {
    /// `ERROR`, `FATAL`, `PANIC`, or a notice's `WARNING`, `NOTICE`, `INFO`, `LOG`, `DEBUG`; never translated.
    public let severity: String
    /// Five characters; the meaning is in PostgreSQL's Appendix A.
    public let sqlstate: String
    /// The primary message.
    public let message: String
    /// More about it; may quote values, so it is not for the log.
    public let detail: String?
    /// What to do, as the server sees it.
    public let hint: String?
    /// The table concerned.
    public let table: String?
    /// The constraint that was violated.
    public let constraint: String?
    /// Where in the statement, in characters from 1.
    public let position: Int?
    /// The stack of functions, innermost first.
    public let context: String?
    /// The server's C function that raised it; the only mark of some conditions that no SQLSTATE tells apart.
    let source: String?

    /// All that the server said, on one line; with `detail`, which may quote values.
    public var description: String {
        [
            "\(severity) \(sqlstate): \(message)", detail, hint, constraint.map { "constraint \($0)" },
            position.map { "at character \($0)" },
        ].compactMap(\.self).joined(separator: "; ")
    }

    /// Reads the fields of an error or notice result.
    init(_ result: OpaquePointer?) {
        func field(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
        // What libpq says by itself, because the connection is gone, has no severity.
        severity = field(parley_severity(result)) ?? "FATAL"
        sqlstate = field(parley_sqlstate(result)) ?? "08000"
        message = field(parley_message(result)) ?? field(PQresultErrorMessage(result)) ?? ""
        detail = field(parley_detail(result))
        hint = field(parley_hint(result))
        table = field(parley_table(result))
        constraint = field(parley_constraint(result))
        position = field(parley_position(result)).flatMap { Int($0) }
        context = field(parley_context(result))
        source = field(parley_source(result))
    }

    /// The server ends the connection with this message.
    var endsConnection: Bool { severity == "FATAL" || severity == "PANIC" }

    /// The prepared statement is gone or no longer fits its tables: 26000, or 0A000 from the plan cache.
    var asksForNewPreparation: Bool {
        sqlstate == "26000" || (sqlstate == "0A000" && source == "RevalidateCachedQuery")
    }

    /// The transaction is committed here, but a synchronous standby may not have it.
    var isLostReplication: Bool { source == "SyncRepWaitForLSN" }

    /// The error for the caller.
    var asError: PostgresError { sqlstate == "57014" ? .timeout(self) : .server(self) }
}
