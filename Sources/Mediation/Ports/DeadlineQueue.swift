import WorkCalendar

/// A deadline whose moment has come.
public struct WokenDeadline: Sendable, Hashable {
    public let caseID: String
    public let deadline: String
    public let wakeAt: Instant

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
