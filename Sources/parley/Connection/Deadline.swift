import Glibc

/// A moment on the monotonic clock by which something has to be done.
struct Deadline: Sendable {
    private let nanoseconds: Int64

    /// So many milliseconds from now.
    static func after(milliseconds: Int64) -> Deadline {
        Deadline(
            nanoseconds: now().addingReportingOverflow(
                milliseconds.multipliedReportingOverflow(by: 1_000_000).partialValue
            ).partialValue)
    }

    /// How long is left, never below zero.
    var millisecondsLeft: Int64 { max(0, (nanoseconds - Self.now() + 999_999) / 1_000_000) }

    /// Whether the moment is past.
    var isPast: Bool { millisecondsLeft == 0 }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
