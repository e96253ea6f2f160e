/// A statement and the values of its parameters, in order.
public struct SQLCall: Sendable, Hashable {
    /// What is executed.
    public let statement: SQLStatement
    /// The value of `$1`, of `$2`, and so on.
    public let parameters: [SQLValue]

    /// A call of `statement` with `parameters`.
    public init(_ statement: SQLStatement, _ parameters: [SQLValue] = []) {
        self.statement = statement
        self.parameters = parameters
    }

    /// Roughly what the call occupies in libpq's output buffer; bounds a batch.
    var byteCount: Int { parameters.reduce(64) { $0 + $1.byteCount } }
}
