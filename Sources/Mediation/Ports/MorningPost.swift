import WorkCalendar

/// Everything that one account is told on one morning through one channel, to be said in one message.
public struct Digest: Sendable, Hashable {
    /// Its number; there is one for each account, channel and day.
    public let id: Int64
    /// The day of the morning.
    public let day: CivilDay
    /// What is to be said, by due day: at least one, all to the same account.
    public let deliveries: [Delivery]

    /// Made of its properties.
    public init(id: Int64, day: CivilDay, deliveries: [Delivery]) {
        self.id = id
        self.day = day
        self.deliveries = deliveries
    }
}

/// Notices that wait for a morning on which people are written to.
public protocol MorningPost: Sendable {
    /// Lets go what waits, at `morning` (09:00 of a day on which people are written to) or later that day: who chose so
    /// gets one ``Digest``, everybody else each notice. Nothing goes while deadlines that woke by then are still being
    /// looked at, unless `isLate`, which lets go what has waited for ten minutes.
    func release(morning: Instant, isLate: Bool) async throws(Fault)
    /// Makes everything wait that is not being handed over: today people are not written to. Notices to the duty person
    /// go nevertheless, unless `evenDuty`.
    func hold(evenDuty: Bool) async throws(Fault)
    /// True while something waits for a morning.
    func waits() async throws(Fault) -> Bool
    /// Claims up to `limit` digests that may be tried now, for `leaseSeconds` of real time, as ``Outbox/claim`` does.
    func claimDigests(limit: Int, owner: String, leaseSeconds: Int) async throws(Fault) -> [Digest]
    /// Records that the digest is about to be handed over, and says what of it is still to be said; nil where nothing is,
    /// or where another attempt owns it now.
    func sending(_ digest: Digest) async throws(Fault) -> Digest?
    /// Records how the attempt ended, as a `notice.*` event on each case.
    func record(_ result: DeliveryResult, of digest: Digest, now: Instant) async throws(Fault)
}
