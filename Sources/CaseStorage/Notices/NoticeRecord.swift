import JSONText
import Mediation
import Postgres
import Procedures
import WorkCalendar

/// A delivery as the log speaks of it.
struct NoticeRecord: Sendable {
    let id: Int64
    let attempt: Int
    let state: String
    let caseID: String
    let deadline: String?
    let clock: String?
    let dueDay: CivilDay?
    let step: String
    let kind: String
    let account: String
    let channel: String

    init(_ row: SQLRow) throws(PostgresError) {
        id = try row["id"].int()
        attempt = try row["attempt"].number()
        state = try row["state"].text()
        caseID = try row["case_id"].text()
        deadline = try row["deadline"].optionalText()
        clock = try row["clock"].optionalText()
        dueDay = try row["due_day"].optionalDay()
        step = try row["step"].text()
        kind = try row["kind"].text()
        account = try row["account"].text()
        channel = try row["channel"].text()
    }

    /// The payload of a `notice.*` event: who was told what and how, and why not.
    func payload(reason: String?) -> JSONObject {
        var payload: JSONObject = [
            "notice": .integer(id), "to": .string(account), "channel": .string(channel), "kind": .string(kind),
            "step": .string(step),
        ]
        payload["due"] = deadline.map { .string($0) }
        payload["what"] = clock.map { .string($0) }
        payload["on"] = dueDay.map { .string($0.iso) }
        payload["reason"] = reason.map { .string($0) }
        return payload
    }
}
