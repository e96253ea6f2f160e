import JSONText
import Mediation
import Postgres
import Procedures
import WorkCalendar

/// Questions that change nothing, each answered from one snapshot of the primary.
public struct PostgresCaseReader: CaseReader {
    let database: Database

    /// What the payloads of one page may have together, in bytes as they are stored, which is nearly as they are shown:
    /// a page of an answer stays below 4 MiB (protocol.md 10).
    private static let pageBytes: Int64 = 3_400_000

    /// The events of one case, oldest first, after `seq`; large ones make the page end early.
    public func history(of caseID: String, after seq: Int64, limit: Int) async throws(Fault) -> Page<LoggedEvent> {
        let results = try await database.read([
            Query.caseEventsAfter(.text(caseID), .int(seq), .int(Int64(limit) + 1), .int(Self.pageBytes)),
            Query.asof(),
        ])
        return try database.decode { () throws(PostgresError) in
            let rows = Array(try Self.decoded(results[0], LoggedEvent.read).prefix(limit))
            let found = try results[0].first?["found"].int() ?? 0
            return Page(
                rows: rows, next: found > rows.count ? rows.last.map { [.integer($0.seq)] } : nil,
                asof: try results[1].first?["seq"].int() ?? 0)
        }
    }

    /// Up to `limit` events after `seq`, of one case or of all, in the order of the log.
    public func events(after seq: Int64, caseID: String?, limit: Int) async throws(Fault) -> [LoggedEvent] {
        if let caseID {
            return try await rows(
                Query.caseEventsAfter(.text(caseID), .int(seq), .int(Int64(limit)), .int(.max)), LoggedEvent.read)
        }
        return try await rows(Query.eventsAfter(.int(seq), .int(Int64(limit))), LoggedEvent.read)
    }

    /// Who changed the case last, and when; nil where there is no such case.
    public func lastChange(of caseID: String) async throws(Fault) -> Conflict? {
        try await rows(Query.caseLastChange(.text(caseID))) { row throws(PostgresError) in
            Conflict(
                caseID: try row["id"].text(), version: try row["version"].number(), state: try row["state"].text(),
                by: try row["account"].text(), at: try row["at"].instant())
        }.first
    }

    /// All notes of a case, oldest first, private ones included.
    public func notes(of caseID: String) async throws(Fault) -> [CaseNote] {
        try await rows(Query.caseNotes(.text(caseID))) { row throws(PostgresError) in
            CaseNote(
                number: try row["number"].number(), text: try row["text"].text(),
                isPrivate: try row["is_private"].bool(), by: try row["account"].text(), at: try row["at"].instant())
        }
    }

    /// The sensitive values of a case by their references.
    public func secrets(of caseID: String) async throws(Fault) -> [String: String] {
        let pairs = try await rows(Query.caseSecrets(.text(caseID))) { row throws(PostgresError) in
            (try row["ref"].text(), try row["value"].text())
        }
        return Dictionary(pairs) { $1 }
    }

    /// The oldest and newest seq that the log holds; 0, 0 when it is empty.
    public func logBounds() async throws(Fault) -> (oldest: Int64, newest: Int64) {
        let bounds = try await rows(Query.logBounds()) { row throws(PostgresError) in
            (oldest: try row["oldest"].int(), newest: try row["newest"].int())
        }
        return bounds.first ?? (0, 0)
    }

    /// What wants attention, for `ops.status`.
    public func counts() async throws(Fault) -> [String: Int64] {
        let pairs = try await rows(Query.counts()) { row throws(PostgresError) in
            (try row["name"].text(), try row["number"].int())
        }
        return Dictionary(pairs) { $1 }
    }

    /// All rows of a call, decoded.
    func rows<Row>(
        _ call: SQLCall, _ decode: (SQLRow) throws(PostgresError) -> Row
    ) async throws(Fault) -> [Row] {
        let result = try await database.read(call)
        return try database.decode { () throws(PostgresError) in try Self.decoded(result, decode) }
    }

    /// A page: the call asks for one row more than the page holds, to know whether there is more.
    func page<Row: Sendable>(
        _ call: SQLCall, limit: Int, _ decode: (SQLRow) throws(PostgresError) -> Row, next: (Row) -> [JSONValue]
    ) async throws(Fault) -> Page<Row> {
        let results = try await database.read([call, Query.asof()])
        return try database.decode { () throws(PostgresError) in
            let found = try Self.decoded(results[0], decode)
            let rows = Array(found.prefix(limit))
            return Page(
                rows: rows, next: found.count > limit ? rows.last.map(next) : nil,
                asof: try results[1].first?["seq"].int() ?? 0)
        }
    }

    private static func decoded<Row>(
        _ result: SQLResult, _ decode: (SQLRow) throws(PostgresError) -> Row
    ) throws(PostgresError) -> [Row] {
        var rows: [Row] = []
        rows.reserveCapacity(result.count)
        for row in result { rows.append(try decode(row)) }
        return rows
    }
}
