/// The words that frame a unit; they are part of how a connection speaks, not of anybody's queries.
enum TransactionWords {
    static let begin = "begin"
    static let beginSnapshot = "begin isolation level repeatable read read only"
    static let commit = "commit"

    /// Bounds each of the transaction's next statements; nil unbounds them.
    static func bound(_ time: Duration?) -> String {
        "set local statement_timeout = \(time?.pollMilliseconds ?? 0)"
    }
}
