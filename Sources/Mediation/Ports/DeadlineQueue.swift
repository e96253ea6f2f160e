import WorkCalendar

/// A deadline whose moment has come.
public struct WokenDeadline: Sendable, Hashable {
    /// The case that it belongs to.
    public let caseID: String
    /// Its id in the case: `d1`, `d2` …
    public let deadline: String
    /// The moment that has come, by which the change that answers it is fenced.
    public let wakeAt: Instant

    /// Made of its properties.
    public init(caseID: String, deadline: String, wakeAt: Instant) {
        self.caseID = caseID
        self.deadline = deadline
        self.wakeAt = wakeAt
    }
}

/// The running deadlines in the order in which they want attention.
public protocol DeadlineQueue: Sendable {
    /// Claims up to `limit` deadlines whose wake moment is not after `now`, for `leaseSeconds` of real time, skipping
    /// what others hold. At most one deadline of a case at a time.
    func claimWoken(now: Instant, limit: Int, owner: String, leaseSeconds: Int) async throws(Fault) -> [WokenDeadline]
    /// The earliest wake moment of all, whoever holds it.
    func nextWake() async throws(Fault) -> Instant?
}
