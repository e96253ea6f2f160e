/// When a notice that could not be delivered is tried again. Real time, not business time.
struct RetryPolicy: Sendable {
    /// After so many attempts a notice has failed, and people must look.
    var attempts = 12

    /// Seconds to wait after so many attempts: 10, 20, 40 … up to an hour; nil when that was the last.
    func delay(afterAttempt attempt: Int) -> Int64? {
        guard attempt < attempts else { return nil }
        return min(Int64(10) << Int64(min(max(attempt, 1) - 1, 20)), 3600)
    }
}
