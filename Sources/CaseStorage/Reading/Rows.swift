import JSONText
import Mediation
import Postgres
import Procedures
import WorkCalendar

extension CaseRow {
    static func read(_ row: SQLRow) throws(PostgresError) -> CaseRow {
        CaseRow(
            id: try row["id"].text(), version: try row["version"].number(), procedure: try row["procedure"].text(),
            procedureVersion: try row["procedure_version"].number(), state: try row["state"].text(),
            title: try row["title"].text(), office: try row["office"].text(),
            assignee: try row["assignee"].optionalText(), openedAt: try row["opened"].instant(),
            nextDue: try row["next_due"].optionalDay(), overdue: try row["is_overdue"].bool())
    }
}

extension DueRow {
    static func read(_ row: SQLRow) throws(PostgresError) -> DueRow {
        DueRow(
            caseID: try row["case_id"].text(), deadline: try row["id"].text(), clock: try row["clock"].text(),
            procedure: try row["procedure"].text(), procedureVersion: try row["procedure_version"].number(),
            rule: try row["rule"].optionalText(), trigger: try row["trigger_day"].day(), due: try row["due"].day(),
            status: try row["status"].word(), provisional: try row["provisional"].bool(),
            title: try row["title"].text(), office: try row["office"].text(),
            assignee: try row["assignee"].optionalText(), notices: try row["notices"].number(),
            revision: try row["revision"].number(), changed: try row["changed"].optionalInstant())
    }
}

extension NoticeRow {
    static func read(_ row: SQLRow) throws(PostgresError) -> NoticeRow {
        NoticeRow(
            id: try row["id"].int(), caseID: try row["case_id"].text(), deadline: try row["deadline"].optionalText(),
            clock: try row["clock"].optionalText(), dueDay: try row["due_day"].optionalDay(),
            step: try row["step"].text(), kind: try row["kind"].word(), state: try row["state"].text(),
            account: try row["account"].text(), channel: try row["channel"].word(), at: try row["at"].instant(),
            attempts: try row["attempt"].number(), problem: try row["problem"].optionalText())
    }
}

extension LoggedEvent {
    static func read(_ row: SQLRow) throws(PostgresError) -> LoggedEvent {
        LoggedEvent(
            seq: try row["seq"].int(), caseID: try row["case_id"].text(),
            event: CaseEvent(
                type: try row["type"].word(), at: try row["at"].instant(), version: try row["version"].number(),
                raisesVersion: try row["raises_version"].bool(), action: try row["action"].optionalText(),
                from: try row["from_state"].text(), to: try row["to_state"].text(),
                payload: try payload(try row["payload"])),
            by: try row["account"].text(), recorded: try row["recorded"].instant(),
            office: try row["office"].text(), assignee: try row["assignee"].optionalText(),
            procedure: try row["procedure"].text(), procedureVersion: try row["procedure_version"].number())
    }

    /// A payload that a retention rule has erased says so.
    private static func payload(_ cell: SQLCell) throws(PostgresError) -> JSONObject {
        guard let text = try cell.optionalText() else { return ["erased": true] }
        guard let object = (try? JSONReader.read(text))?.object else {
            throw .unexpectedResult("an event's payload cannot be read")
        }
        return object
    }
}
