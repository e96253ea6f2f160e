extension Duration {
    /// How long to wait after `failures` in a row, from 1: 0.1 s doubling to 10 s, shortened by chance to between half and
    /// all, so that daemons do not come in step.
    public static func backOff(after failures: Int) -> Duration {
        let full = min(10_000, 100 << min(max(failures, 1) - 1, 7))
        return .milliseconds(Int.random(in: full / 2...full))
    }
}
