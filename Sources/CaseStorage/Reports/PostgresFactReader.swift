import Mediation
import Postgres
import WorkCalendar

/// The facts of all cases on PostgreSQL, and the reports that were published.
public struct PostgresFactReader: FactReader {
    let database: Database

    /// How far the sources are.
    public func heads() async throws(Fault) -> ReportHeads {
        let result = try await database.read(Query.reportHeads())
        return try database.decode { () throws(PostgresError) in
            guard let row = result.first else { throw .unexpectedResult("no head of the log") }
            return ReportHeads(log: try row["log"].int(), signatures: try row["signatures"].int())
        }
    }

    /// Everything that a report asks, from one snapshot.
    public func answer(_ question: FactQuestion) async throws(Fault) -> FactAnswer {
        let (from, to) = (
            SQLValue.int(Int64(question.period.from.number)), SQLValue.int(Int64(question.period.to.number))
        )
        let offices: SQLValue = question.offices.map { .textArray($0) } ?? .null
        let (trade, asof) = (SQLValue(question.trade), SQLValue.int(question.asof))
        let (totals, open, percentiles) = (question.totals, question.open, question.percentiles)
        let results = try await database.read([
            Query.factTotals(
                .intArray(totals.map { Int64($0.cell) }), .textArray(totals.map(\.measure)), from, to, offices, trade,
                asof),
            Query.factOpen(
                .intArray(open.map { Int64($0.cell) }), .textArray(open.map(\.measure)), .boolArray(open.map(\.ends)),
                to, offices, trade, asof),
            Query.factPercentiles(
                .intArray(percentiles.map { Int64($0.cell) }), .textArray(percentiles.map(\.measure)),
                .intArray(percentiles.map { Int64($0.percent) }), from, to, offices, trade, asof),
            Query.factTorn(.textArray(totals.map(\.measure)), from, to, asof),
            Query.figureStanding(.textArray(question.figures), from, to, offices, .int(question.signatures)),
        ])
        var answer = FactAnswer()
        if question.deadlines {
            let result = try await database.read(Query.deadlineOutcomes(from, to, offices))
            try database.decode { () throws(PostgresError) in
                for row in result {
                    answer.deadlines.append(
                        .init(
                            rule: try row["rule"].text(), outcome: try row["outcome"].text(),
                            deadlines: try row["deadlines"].int()))
                }
            }
        }
        try database.decode { () throws(PostgresError) in
            for row in results[0] {
                answer.totals[try row["cell"].number()] = .init(
                    facts: try row["facts"].int(), sum: try row["total"].int(), different: try row["different"].int())
            }
            for row in results[1] { answer.open[try row["cell"].number()] = try row["cases"].int() }
            for row in results[2] { answer.percentiles[try row["cell"].number()] = try row["value"].int() }
            for row in results[3] { answer.torn = try row["cases"].int() }
            for row in results[4] { answer.entries.append(try FigureEntry.read(row)) }
        }
        return answer
    }

    /// The report of these days, office and trade as it was published; nil where it was not.
    public func frozen(
        _ report: String, _ period: Period, office: String?, trade: String?
    ) async throws(Fault) -> FrozenReport? {
        let result = try await database.read(
            Query.frozenFind(
                .text(report), .int(Int64(period.from.number)), .int(Int64(period.to.number)), SQLValue(office),
                SQLValue(trade)))
        return try database.decode { () throws(PostgresError) in
            guard let row = result.first else { return nil }
            return FrozenReport(
                report: report, period: period, office: office, trade: trade, asof: try row["asof"].int(),
                signatures: try row["signatures"].int(), rows: try row["rows"].text(), reason: try row["reason"].text(),
                by: try row["frozen_by"].text(), at: try row["frozen"].instant())
        }
    }

    /// Publishes a report, remembered under the request's key.
    public func freeze(_ report: FrozenReport, key: RequestKey) async throws(Fault) -> FreezeOutcome {
        let answer = try await database.settle(
            Query.frozenStore(
                .text(report.report), .int(Int64(report.period.from.number)), .int(Int64(report.period.to.number)),
                SQLValue(report.office), SQLValue(report.trade), .int(report.asof), .int(report.signatures),
                .text(report.rows), .text(report.reason), .text(report.by), .int(report.at.microseconds),
                .text(key.key), .bytes(key.hash))
        ) { row throws(PostgresError) in
            (
                outcome: try row["outcome"].text(),
                isSame: try row["is_same"].nullable.map { cell throws(PostgresError) in try cell.bool() }
            )
        }
        guard answer.value.isSame != false else { return .keyReused }
        switch answer.value.outcome {
        case "exists": return .exists
        case "replayed": return answer.wasInDoubt ? .done : .replayed
        default: return .done
        }
    }
}
