import JSONText

/// One page of a list: the rows, and the key of the last one where there are more.
public struct Page<Row: Sendable>: Sendable {
    /// The rows, in the order of the list.
    public let rows: [Row]
    /// The sort key of the last row, to go on from; nil on the last page.
    public let next: [JSONValue]?
    /// The last event contained in the snapshot that was read.
    public let asof: Int64

    /// Made of its properties.
    public init(rows: [Row], next: [JSONValue]?, asof: Int64) {
        self.rows = rows
        self.next = next
        self.asof = asof
    }
}
