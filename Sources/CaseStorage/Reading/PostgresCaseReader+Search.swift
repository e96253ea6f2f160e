import JSONText
import Mediation
import Postgres
import WorkCalendar

extension PostgresCaseReader {
    /// How long a search waits for what was committed before it.
    private static let patience = Duration.seconds(1)

    /// A page of cases by words.
    public func search(_ filter: CaseFilter) async throws(Fault) -> FoundCases {
        let found = try await searchOnce(filter)
        guard let behind = found.behind, behind > 0 else { return found }
        // What comes while it waits need not be found.
        let asked = found.page.asof + behind
        let projections = PostgresProjectionStore(database: database)
        guard try await projections.reach(asked, of: CaseWords.name, within: Self.patience) != nil else { return found }
        return try await searchOnce(filter, asked: asked)
    }

    /// - Parameter asked: what must be found; nil is everything.
    private func searchOnce(_ filter: CaseFilter, asked: Int64? = nil) async throws(Fault) -> FoundCases {
        let after = filter.after ?? []
        let call = Query.caseSearch.call(
            filter.visibility.parameters + [
                SQLValue(after.first?.integer), SQLValue(after.dropFirst().first?.integer), .bool(filter.readsDeep),
                .textArray(filter.text?.words ?? []), .textArray(filter.party?.words ?? []),
                .intArray((filter.text?.signs ?? []) + (filter.party?.signs ?? [])), SQLValue(filter.procedure),
                filter.states.isEmpty ? .null : .textArray(filter.states),
                filter.offices.map { .textArray($0) } ?? .null, SQLValue(filter.assignee), SQLValue(filter.overdue),
                SQLValue(filter.dueBefore?.number), SQLValue(filter.openedFrom?.start.microseconds),
                SQLValue(filter.openedTo?.adding(days: 1).start.microseconds), .int(Int64(filter.limit) + 1),
            ])
        let results = try await database.read([call, Query.asof(), Query.wordsStanding()])
        return try database.decode { () throws(PostgresError) in
            var rows: [CaseRow] = []
            var place = after.first?.integer
            var next: [JSONValue]?
            for row in results[0] {
                // The row after the last one of the page, and the mark of a page that ended early, tell that there is more.
                guard rows.count < filter.limit else { break }
                place = try row["place"].int()
                next = [.integer(try row["place"].int()), .integer(try row["opened_seq"].int())]
                guard !(try row["id"].isNull) else { break }
                rows.append(try CaseRow.read(row))
            }
            let asof = try results[1].first?["seq"].int() ?? 0
            let whole = try results[2].first?["whole"].nullable.map { cell throws(PostgresError) in try cell.int() }
            return FoundCases(
                page: Page(rows: rows, next: results[0].count > rows.count ? next : nil, asof: whole ?? asof),
                order: place == 0 ? .newest : .place, behind: whole.map { max(0, (asked ?? asof) - $0) })
        }
    }
}
