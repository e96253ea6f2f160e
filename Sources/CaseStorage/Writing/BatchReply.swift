import Mediation
import Postgres
import WorkCalendar

/// A row of `append_batch`'s answer.
enum BatchReply {
    /// How a unit ended.
    static func read(_ row: SQLRow, of unit: WriteUnit) throws(PostgresError) -> Appended {
        switch try row["outcome"].text() {
        case "committed": .committed(seq: try row["seq"].int())
        case "replayed": try replayed(row, of: unit)
        case "conflict": try conflict(row, of: unit)
        case let other: throw .unexpectedResult("outcome \(other)")
        }
    }

    /// An internal key is used once only: finding it means that the work was done before the answer got lost.
    private static func replayed(_ row: SQLRow, of unit: WriteUnit) throws(PostgresError) -> Appended {
        let seq = try row["seq"].int()
        guard unit.keyFromClient else { return .committed(seq: seq) }
        return .replayed(
            Replay(
                sameRequest: try row["is_same"].bool(), rows: ReplyRows.lines(try row["rows_found"].text()), seq: seq,
                version: try row["version_found"].nullable.map { cell throws(PostgresError) in Int(try cell.int()) }))
    }

    private static func conflict(_ row: SQLRow, of unit: WriteUnit) throws(PostgresError) -> Appended {
        .conflict(
            Conflict(
                caseID: try row["case_id_found"].nullable?.text() ?? unit.cases.first?.id ?? "",
                version: Int(try row["version_found"].nullable?.int() ?? 0),
                state: try row["state_found"].nullable?.text() ?? "",
                by: try row["account_found"].nullable?.text() ?? "",
                at: Instant(microseconds: try row["at_found"].nullable?.int() ?? 0)))
    }
}
