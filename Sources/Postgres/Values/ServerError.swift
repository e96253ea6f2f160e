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

    /// What the server said, on one line, without `detail`, which may quote values of people.
    public var description: String {
        [
            "\(severity) \(sqlstate): \(message)", hint, constraint.map { "constraint \($0)" },
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

    /// Reads what libpq writes when a connection fails: `… failed: FATAL:  28000: role "x" does not exist`. The words may
    /// be in any language; the last server that answered counts.
    init?(verbose text: String) {
        let found = text.split(separator: "\n").compactMap { line -> (sqlstate: String, message: String)? in
            guard let mark = line.firstRange(of: ":  ") else { return nil }
            let rest = line[mark.upperBound...]
            let code = rest.prefix(5)
            guard code.count == 5, code.utf8.allSatisfy(\.isSQLSTATE), rest.dropFirst(5).hasPrefix(": ") else {
                return nil
            }
            return (String(code), String(rest.dropFirst(7)))
        }
        guard let last = found.last else { return nil }
        severity = "FATAL"
        sqlstate = last.sqlstate
        message = last.message
        (detail, hint, table, constraint, position, context, source) = (nil, nil, nil, nil, nil, nil, nil)
    }

    /// The role, its password or the database is not as the server wants it: invalid authorization (class 28), or no
    /// such database. Waiting does not help.
    var isRefusal: Bool { sqlstate.hasPrefix("28") || sqlstate == "3D000" }

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

extension UInt8 {
    fileprivate var isSQLSTATE: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }
}
