/// A statement with the name under which every connection prepares it once.
public struct SQLStatement: Sendable, Hashable {
    /// Unique among all statements of the program; two texts must never share a name.
    public let name: String
    /// One SQL command with `$1`-style parameters.
    public let sql: String

    /// A statement `sql` that is prepared as `name`.
    public init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}
