/// What a look at the woken deadlines came to.
public struct SweepCount: Sendable, Hashable {
    /// Wake moments answered.
    public var handled = 0
    /// Deadlines that became overdue.
    public var overdue = 0
    /// Obligations made.
    public var obligations = 0
    /// Wake moments that could not be answered; their claims run out and they come again.
    public var failed = 0

    /// Nothing yet.
    public init() {}

    static func += (total: inout SweepCount, part: SweepCount) {
        total.handled += part.handled
        total.overdue += part.overdue
        total.obligations += part.obligations
        total.failed += part.failed
    }
}
