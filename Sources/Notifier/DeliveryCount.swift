import Mediation

/// How the deliveries of one look at the outbox ended.
public struct DeliveryCount: Sendable, Hashable {
    /// Sent or spooled.
    public var sent = 0
    /// The channel's answer was lost.
    public var uncertain = 0
    /// To be tried again later.
    public var retried = 0
    /// Refused for good.
    public var failed = 0
    /// Owned by another attempt, no longer wanted, or not recorded.
    public var skipped = 0

    /// Nothing yet.
    public init() {}

    /// One that was skipped.
    static let skipped = {
        var count = DeliveryCount()
        count.skipped = 1
        return count
    }()

    init(_ result: DeliveryResult) {
        switch result {
        case .sent: sent = 1
        case .uncertain: uncertain = 1
        case .retry: retried = 1
        case .failed: failed = 1
        }
    }

    /// All that were claimed.
    public var total: Int { sent + uncertain + retried + failed + skipped }

    static func += (total: inout DeliveryCount, part: DeliveryCount) {
        total.sent += part.sent
        total.uncertain += part.uncertain
        total.retried += part.retried
        total.failed += part.failed
        total.skipped += part.skipped
    }
}
