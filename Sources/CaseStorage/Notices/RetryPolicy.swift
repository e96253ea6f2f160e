import Mediation

/// When a notice that could not be delivered is tried again. Real time, not business time.
struct RetryPolicy: Sendable {
    /// After so many attempts a notice has failed, and people must look; who sends it again gives it as many more.
    let attempts: Int
    /// Seconds after the first attempt; each further wait is twice as long.
    let first: Int64
    /// The longest wait in seconds.
    let longest: Int64

    /// About seven hours: a mail server that is being mended over the day.
    static let mail = RetryPolicy(attempts: 12, first: 10, longest: 3600)
    /// About three hours: what a group is told later than that it has learned otherwise.
    static let webhook = RetryPolicy(attempts: 12, first: 5, longest: 1800)
    /// About an hour: a disk that is full.
    static let spool = RetryPolicy(attempts: 12, first: 5, longest: 600)

    static func of(_ channel: Delivery.Channel) -> RetryPolicy {
        switch channel {
        case .smtp: mail
        case .spool: spool
        default: webhook
        }
    }

    /// Seconds to wait after so many attempts, shortened by chance by up to a quarter so that what failed together does
    /// not come again together; nil when that was the last.
    func delay(afterAttempt attempt: Int) -> Int64? {
        guard attempt % attempts != 0 else { return nil }
        let full = min(first << Int64((max(attempt, 1) - 1) % attempts), longest)
        return Int64.random(in: full - full / 4...full)
    }
}
