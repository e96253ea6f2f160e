/// One work under one load: the pairs of measurements, daemon and pgbench in turn.
struct Series {
    let work: WorkKind
    let load: Load
    private(set) var pairs: [Pair] = []
    /// Latencies of the daemon at half of its rate.
    var atHalf = Histogram()
    /// Where the daemon and pgbench wrote different rows.
    var difference: String?

    init(work: WorkKind, load: Load) {
        self.work = work
        self.load = load
    }

    struct Pair {
        let daemon: Leg
        let pgbench: Leg
        /// pgbench where each client has a chain of its own, for works that write.
        let split: Leg?
        var ratio: Double { daemon.rate / max(pgbench.rate, 1e-9) }
    }

    /// One measurement; processor times in microseconds for each request.
    struct Leg {
        let rate: Double
        let requests: Int
        let daemon: Double
        let postgres: Double
        let client: Double
        var latencies = Histogram()
    }

    mutating func add(_ pair: Pair) { pairs.append(pair) }

    var ratios: Spread { Spread(pairs.map(\.ratio)) }

    /// The daemon against pgbench without the one chain that all clients wait for.
    var splitRatio: Double? {
        let ratios = pairs.compactMap { pair in pair.split.map { pair.daemon.rate / max($0.rate, 1e-9) } }
        return ratios.isEmpty ? nil : Spread(ratios).median
    }

    var requests: (daemon: Int, pgbench: Int) {
        pairs.reduce((0, 0)) {
            ($0.0 + $1.daemon.requests, $0.1 + $1.pgbench.requests + ($1.split?.requests ?? 0))
        }
    }

    func daemon(_ part: (Leg) -> Double) -> Double { Spread(pairs.map { part($0.daemon) }).median }
    func pgbench(_ part: (Leg) -> Double) -> Double { Spread(pairs.map { part($0.pgbench) }).median }

    /// All latencies of the daemon.
    var latencies: Histogram {
        pairs.reduce(into: Histogram()) { $0.merge($1.daemon.latencies) }
    }
}

/// Least, middle and greatest of some numbers.
struct Spread {
    let least: Double
    let median: Double
    let greatest: Double

    init(_ values: [Double]) {
        let sorted = values.sorted()
        least = sorted.first ?? 0
        greatest = sorted.last ?? 0
        let middle = sorted.count / 2
        median =
            sorted.isEmpty ? 0 : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// True where the values lie too far apart to be trusted: by more than a quarter of their median.
    var isUneven: Bool { greatest - least > 0.25 * median }
}
