import JSONText
import Mediation
import Postgres
import WorkCalendar

/// The figure ledger on PostgreSQL.
public struct PostgresFigureLedger: FigureLedger {
    let database: Database

    /// Adds an entry, remembered under the request's key.
    public func record(_ entry: FigureEntry, key: RequestKey) async throws(Fault) -> FigureOutcome {
        try await step(
            Query.figureRecord(
                .text(entry.figure), .int(Int64(entry.period.from.number)), .int(Int64(entry.period.to.number)),
                .bool(entry.isTarget), .int(entry.value), .text(entry.unit), .text(entry.office), .text(entry.evidence),
                SQLValue(entry.corrects), .text(entry.enteredBy), .int(entry.enteredAt.microseconds), .text(key.key),
                .bytes(key.hash)))
    }

    /// Signs an entry, remembered under the request's key.
    public func sign(
        _ number: Int64, offices: [String]?, by account: String, at now: Instant, key: RequestKey
    ) async throws(Fault) -> FigureOutcome {
        try await step(
            Query.figureSign(
                .int(number), offices.map { .textArray($0) } ?? .null, .text(account), .int(now.microseconds),
                .text(key.key), .bytes(key.hash)))
    }

    /// An entry by its number.
    public func entry(_ number: Int64) async throws(Fault) -> FigureEntry? {
        let result = try await database.read(
            Query.figureList(.null, .int(number), .null, .null, .null, .null, .null, .int(1)))
        return try decoded(result).first
    }

    /// A page of entries, newest first.
    public func entries(_ filter: FigureFilter) async throws(Fault) -> Page<FigureEntry> {
        let results = try await database.read([
            Query.figureList(
                SQLValue(filter.after?.first?.integer), .null, SQLValue(filter.figure),
                SQLValue(filter.period?.from.number), SQLValue(filter.period?.to.number),
                filter.offices.map { .textArray($0) } ?? .null, SQLValue(filter.state?.rawValue),
                .int(Int64(filter.limit) + 1)),
            Query.asof(),
        ])
        let found = try decoded(results[0])
        let rows = Array(found.prefix(filter.limit))
        let asof = try database.decode { () throws(PostgresError) in try results[1].first?["seq"].int() ?? 0 }
        return Page(
            rows: rows, next: found.count > rows.count ? rows.last.map { [.integer($0.number)] } : nil, asof: asof)
    }

    private func step(_ call: SQLCall) async throws(Fault) -> FigureOutcome {
        let answer = try await database.settle(call) { row throws(PostgresError) in
            (
                outcome: try row["outcome"].text(),
                id: try row["id"].nullable.map { cell throws(PostgresError) in try cell.int() },
                isSame: try row["is_same"].nullable.map { cell throws(PostgresError) in try cell.bool() }
            )
        }
        guard answer.value.isSame != false else { return .keyReused }
        switch (answer.value.outcome, answer.value.id) {
        case ("done", let id?), ("replayed", let id?):
            guard let entry = try await entry(id) else { return .unknown }
            return .done(entry, replayed: answer.value.outcome == "replayed" && !answer.wasInDoubt)
        case ("clash", let id?): return .clash(with: id)
        case ("superseded", let id?): return .superseded(by: id)
        case ("same-account", _): return .sameAccount
        case ("signed", _): return .alreadySigned
        default: return .unknown
        }
    }

    private func decoded(_ result: SQLResult) throws(Fault) -> [FigureEntry] {
        try database.decode { () throws(PostgresError) in
            var entries: [FigureEntry] = []
            for row in result { entries.append(try FigureEntry.read(row)) }
            return entries
        }
    }
}

extension Database {
    /// Executes a change that is remembered under its key, so that a repetition after a lost COMMIT finds itself; reads
    /// the one row that it answers.
    func settle<Value: Sendable>(
        _ call: SQLCall, _ read: (SQLRow) throws(PostgresError) -> Value
    ) async throws(Fault) -> (value: Value, wasInDoubt: Bool) {
        var isInDoubt = false
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            do throws(Fault) {
                let result = try await transact(call)
                return try decode { () throws(PostgresError) in
                    guard let row = result.first else { throw .unexpectedResult("no answer") }
                    return (try read(row), isInDoubt)
                }
            } catch {
                guard error == .unknownOutcome || (isInDoubt && error == .unavailable) else { throw error }
                isInDoubt = true
                guard ContinuousClock.now < deadline else { throw .unknownOutcome }
            }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }
}

extension FigureEntry {
    static func read(_ row: SQLRow) throws(PostgresError) -> FigureEntry {
        guard let period = Period(from: try row["period_from"].day(), to: try row["period_to"].day()) else {
            throw .unexpectedResult("a period runs backward")
        }
        var entry = FigureEntry(
            figure: try row["figure"].text(), period: period, isTarget: try row["is_target"].bool(),
            value: try row["value"].int(), unit: try row["unit"].text(), office: try row["office"].text(),
            evidence: try row["evidence"].text(),
            corrects: try row["corrects"].nullable.map { cell throws(PostgresError) in try cell.int() },
            enteredBy: try row["entered_by"].text(), enteredAt: try row["entered"].instant())
        entry.number = try row["id"].int()
        entry.signedBy = try row["signed_by"].optionalText()
        entry.signedAt = try row["signed"].optionalInstant()
        entry.state = try row["state"].word()
        return entry
    }
}
