/// A moment in time, in microseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public var microseconds: Int64

    /// The moment that many microseconds after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Later moments are greater.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The moment that many seconds later (earlier where negative); stops at the ends of the scale.
    public func adding(seconds: Int64) -> Instant {
        let (span, tooLong) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, tooFar) = microseconds.addingReportingOverflow(span)
        if tooLong || tooFar { return Instant(microseconds: seconds < 0 ? .min : .max) }
        return Instant(microseconds: sum)
    }

    /// The civil day on which this moment lies in Asia/Shanghai (UTC+8 all year).
    public var day: CivilDay {
        CivilDay(number: Int(floorDivision(microseconds, CivilDay.microsecondsPerDay, shifted: CivilDay.shanghai)))
    }

    /// RFC 3339 in UTC to the second, rounded down: `2026-11-22T02:03:04Z`.
    public var iso: String { text(fraction: false) }

    /// RFC 3339 in UTC with all six digits: `2026-11-22T02:03:04.000005Z`.
    public var isoPrecise: String { text(fraction: true) }

    private func text(fraction: Bool) -> String {
        let number = floorDivision(microseconds, CivilDay.microsecondsPerDay, shifted: 0)
        let rest = Int(microseconds - number * CivilDay.microsecondsPerDay)
        let seconds = rest / 1_000_000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        let micro = fraction ? "." + padded(rest % 1_000_000, 6) : ""
        return "\(CivilDay(number: Int(number)).iso)T\(clock)\(micro)Z"
    }
}

/// Quotient rounded towards minus infinity of `(value + shift) / divisor`, without overflow at the ends of the scale.
private func floorDivision(_ value: Int64, _ divisor: Int64, shifted shift: Int64) -> Int64 {
    let quotient = value / divisor
    let rest = value % divisor + shift
    return quotient + (rest >= 0 ? rest / divisor : -((divisor - 1 - rest) / divisor))
}

/// The decimal digits of a number that is not negative, with zeros in front up to `width`.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
