import CLibPQ

/// The cells of one result in one buffer, copied out of libpq's memory in the connection's thread.
final class ResultTable: Sendable {
    let columns: [String]
    let rowCount: Int
    private let buffer: [UInt8]
    /// Where each cell lies in the buffer, row by row; a negative end is NULL.
    private let cells: [(start: Int, end: Int)]

    init(_ result: OpaquePointer?) {
        let width = Int(PQnfields(result))
        let rowCount = Int(PQntuples(result))
        var cells: [(start: Int, end: Int)] = []
        cells.reserveCapacity(width * rowCount)
        var buffer: [UInt8] = []
        for row in 0..<Int32(rowCount) {
            for column in 0..<Int32(width) {
                guard PQgetisnull(result, row, column) == 0, let value = PQgetvalue(result, row, column) else {
                    cells.append((0, -1))
                    continue
                }
                let start = buffer.count
                buffer.append(
                    contentsOf: UnsafeRawBufferPointer(start: value, count: Int(PQgetlength(result, row, column))))
                cells.append((start, buffer.count))
            }
        }
        self.columns = (0..<Int32(width)).map { PQfname(result, $0).map { String(cString: $0) } ?? "" }
        self.rowCount = rowCount
        self.buffer = buffer
        self.cells = cells
    }

    func isNull(row: Int, column: Int) -> Bool { cells[row * columns.count + column].end < 0 }

    func bytes(row: Int, column: Int) -> ArraySlice<UInt8>? {
        let cell = cells[row * columns.count + column]
        return cell.end < 0 ? nil : buffer[cell.start..<cell.end]
    }
}
