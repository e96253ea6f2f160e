import JSONText
import Mediation
import Postgres
import Procedures
import WorkCalendar

extension PostgresCaseReader {
    /// A page of cases by the moment of opening, then by id.
    public func cases(_ filter: CaseFilter) async throws(Fault) -> Page<CaseRow> {
        let parameters =
            filter.visibility.parameters + [
                SQLValue(filter.after?.first?.integer), SQLValue(filter.after?.dropFirst().first?.string),
                SQLValue(filter.procedure),
                filter.states.isEmpty ? .null : .textArray(filter.states),
                filter.offices.map { .textArray($0) } ?? .null, SQLValue(filter.assignee), SQLValue(filter.overdue),
                SQLValue(filter.dueBefore?.number), SQLValue(filter.openedFrom?.start.microseconds),
                SQLValue(filter.openedTo?.adding(days: 1).start.microseconds),
                .int(Int64(filter.limit) + 1),
            ]
        let call =
            filter.external.map { Query.caseListExternal.call(parameters + [.text($0)]) }
            ?? Query.caseList.call(parameters)
        return try await page(call, limit: filter.limit, CaseRow.read) {
            [.integer($0.openedAt.microseconds), .string($0.id)]
        }
    }

    /// A page of deadlines by due day, case and id; running ones where the filter names no state.
    public func deadlines(_ filter: DueFilter) async throws(Fault) -> Page<DueRow> {
        let running: [Deadline.Status] = [.open, .overdue, .suspended]
        let states = filter.states.isEmpty ? running : filter.states
        let after = filter.after ?? []
        let call = Query.dueList.call(
            filter.visibility.parameters + [
                SQLValue(after.first?.integer), .text(after.dropFirst().first?.string ?? ""),
                .text(after.dropFirst(2).first?.string ?? ""), .textArray(states.map(\.rawValue)),
                SQLValue(filter.caseID), SQLValue(filter.from?.number), SQLValue(filter.before?.number),
                SQLValue(filter.openBefore?.number), filter.offices.map { .textArray($0) } ?? .null,
                SQLValue(filter.assignee), SQLValue(filter.procedure), .bool(filter.withChange),
                .int(Int64(filter.limit) + 1),
            ])
        return try await page(call, limit: filter.limit, DueRow.read) {
            [.integer(Int64($0.due.number)), .string($0.caseID), .string($0.deadline)]
        }
    }

    /// A page of notices, newest first.
    public func notices(_ filter: NoticeFilter) async throws(Fault) -> Page<NoticeRow> {
        let call = Query.noticeList.call(
            filter.visibility.parameters + [
                SQLValue(filter.after?.first?.integer), filter.states.isEmpty ? .null : .textArray(filter.states),
                SQLValue(filter.caseID), SQLValue(filter.account), .int(Int64(filter.limit) + 1),
            ])
        return try await page(call, limit: filter.limit, NoticeRow.read) { [.integer($0.id)] }
    }
}
