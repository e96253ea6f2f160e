/// How long to wait before an attempt is repeated.
public struct Backoff: Sendable {
    private let delay: @Sendable (Int) -> Duration

    /// A policy of its own; `delay` is given how many attempts failed so far, from 1.
    public init(_ delay: @escaping @Sendable (_ failures: Int) -> Duration) { self.delay = delay }

    /// From 0.1 s, doubling up to 4 s, each shortened at random by up to a half so that daemons do not march in step. A
    /// database that is back is found within 5 s.
    public static let standard = Backoff { failures in
        let full = min(100 << min(max(failures, 1) - 1, 6), 4_000)
        return .milliseconds(Int.random(in: full / 2...full))
    }

    /// The pause after so many failures in a row.
    func callAsFunction(_ failures: Int) -> Duration { delay(failures) }
}
