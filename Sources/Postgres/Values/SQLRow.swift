/// One row: `try row["title"].text()`, `try row[0].nullable?.int()`.
public struct SQLRow: Sendable {
    let table: ResultTable
    let row: Int

    /// The cell of the named column; throws ``PostgresError/unexpectedResult(_:)`` when there is none.
    public subscript(column: String) -> SQLCell {
        get throws(PostgresError) {
            guard let index = table.columns.firstIndex(of: column) else {
                throw .unexpectedResult("no column \(column)")
            }
            return SQLCell(table: table, row: row, column: index)
        }
    }

    /// The cell of the column counted from 0; throws ``PostgresError/unexpectedResult(_:)`` when there is none.
    public subscript(column: Int) -> SQLCell {
        get throws(PostgresError) {
            guard table.columns.indices.contains(column) else { throw .unexpectedResult("no column \(column)") }
            return SQLCell(table: table, row: row, column: column)
        }
    }
}
