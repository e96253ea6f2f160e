import Postgres
import Procedures

/// A case as it stands, as far as an event must say that leaves it as it is.
struct CaseHead: Sendable, Hashable {
    let id: String
    let version: Int
    let state: String
    let procedure: String
    let procedureVersion: Int

    init(_ row: SQLRow) throws(PostgresError) {
        id = try row["case_id"].text()
        version = try row["version"].number()
        state = try row["case_state"].text()
        procedure = try row["procedure"].text()
        procedureVersion = try row["procedure_version"].number()
    }

    /// The case with what became of some of its notices.
    func written(_ outcome: NoticeOutcome, of notices: [NoticeRecord]) -> WrittenCase {
        WrittenCase(
            id: id, expected: version, version: version, procedure: procedure, procedureVersion: procedureVersion,
            state: nil,
            events: notices.map { notice in
                CaseEvent(
                    type: outcome.event, at: outcome.at, version: version, raisesVersion: false, from: state, to: state,
                    payload: notice.payload(reason: outcome.reason))
            },
            results: notices.map { notice in
                WrittenResult(
                    delivery: notice.id, attempt: outcome.endsAttempt ? notice.attempt : nil, state: outcome.state,
                    problem: outcome.endsAttempt ? outcome.reason : nil)
            })
    }
}
