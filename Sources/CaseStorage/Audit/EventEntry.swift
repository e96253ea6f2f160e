import AuditChain
import Postgres

/// An event as the verifier reads it.
struct EventEntry {
    let seq: Int64
    let content: EventContent
    /// Nil where it has been erased.
    let payload: (text: String, salt: [UInt8])?
    let hash: [UInt8]

    init(_ row: SQLRow) throws(PostgresError) {
        seq = try row["seq"].int()
        content = EventContent(
            caseID: try row["case_id"].text(), version: try row["version"].int(),
            raisesVersion: try row["raises_version"].bool(), type: try row["type"].text(), at: try row["at"].int(),
            recorded: try row["recorded"].int(), account: try row["account"].text(),
            session: try row["session"].text(), procedure: try row["procedure"].text(),
            procedureVersion: try row["procedure_version"].int(), action: try row["action"].optionalText(),
            from: try row["from_state"].text(), to: try row["to_state"].text(),
            payloadHash: try row["payload_hash"].bytes())
        payload = try row["payload"].isNull ? nil : (try row["payload"].text(), try row["salt"].bytes())
        hash = try row["hash"].bytes()
    }
}
