/// The rows that a statement returned, as the server wrote them; a cell is decoded when it is asked for.
public struct SQLResult: Sendable {
    let table: ResultTable
    /// How many rows the command changed or returned.
    public let affected: Int

    /// All rows, in order.
    public var rows: [SQLRow] { Array(self) }
    /// The columns' names, in order.
    public var columns: [String] { table.columns }
}

extension SQLResult: RandomAccessCollection {
    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of rows.
    public var endIndex: Int { table.rowCount }
    /// The row at a place, from 0.
    public subscript(position: Int) -> SQLRow { SQLRow(table: table, row: position) }
}
