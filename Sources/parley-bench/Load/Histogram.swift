/// Latencies in buckets that are at most 1.6 % wide.
struct Histogram {
    private static let bits = 6
    private var counts = [Int](repeating: 0, count: 64 << Histogram.bits)
    private(set) var count = 0

    /// Takes in a latency in nanoseconds.
    mutating func record(_ nanoseconds: Int64) {
        counts[Self.bucket(UInt64(max(0, nanoseconds)))] += 1
        count += 1
    }

    mutating func merge(_ other: Histogram) {
        for index in counts.indices { counts[index] += other.counts[index] }
        count += other.count
    }

    /// The latency in microseconds that the share `quantile` of all stays at or below.
    func microseconds(_ quantile: Double) -> Double {
        let wanted = Int((Double(count) * quantile).rounded(.up))
        var seen = 0
        for (index, number) in counts.enumerated() {
            seen += number
            if seen >= wanted, seen > 0 { return Double(Self.upper(index)) / 1_000 }
        }
        return 0
    }

    private static func bucket(_ value: UInt64) -> Int {
        let shift = max(0, 63 - bits - value.leadingZeroBitCount)
        return (shift << bits) + Int(value >> UInt64(shift))
    }

    /// The largest value of a bucket.
    private static func upper(_ index: Int) -> UInt64 {
        let shift = max(0, (index >> bits) - 1)
        return (UInt64(index - (shift << bits) + 1) << UInt64(shift)) - 1
    }
}
