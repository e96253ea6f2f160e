import Mediation

/// What a worker has claimed and no lane has taken yet. A channel that is quick claims more at a time, so that a busy
/// morning takes few claims; a slow one no more than its lanes can take at once, so that nothing waits out its lease here.
struct ClaimShelf {
    private let lanes: Int
    /// How many more than there are free lanes a claim may bring.
    private var reach = 0
    private var waiting: ArraySlice<Delivery> = []
    private var filled = ContinuousClock.now

    init(lanes: Int) { self.lanes = lanes }

    var isEmpty: Bool { waiting.isEmpty }

    /// How many the next claim may bring.
    mutating func room(idle: Int, at now: ContinuousClock.Instant) -> Int {
        let isQuick = filled.duration(to: now) < Self.quick
        reach = isQuick ? min(max(2 * reach, lanes), Self.most * lanes) : 0
        return idle + reach
    }

    mutating func fill(_ claimed: [Delivery], at moment: ContinuousClock.Instant) {
        waiting = claimed[...]
        filled = moment
    }

    /// The next for a lane, with the moment of its claim. What has become old is left to its lease, after which it is
    /// claimed anew.
    mutating func next(at now: ContinuousClock.Instant) -> (Delivery, ContinuousClock.Instant)? {
        if filled.duration(to: now) > Self.old { waiting = [] }
        return waiting.popFirst().map { ($0, filled) }
    }

    private static let quick = Duration.seconds(1)
    private static let old = Duration.seconds(30)
    private static let most = 8
}
