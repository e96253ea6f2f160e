import Logging
import Mediation
import WorkCalendar

/// Delivers what waits for one channel: claims, says that the notice is about to go out, hands it over, and records how
/// that ended. It has threads of its own and claims only what is its own, so no other channel waits for it.
struct ChannelWorker: Sendable {
    let channel: any NoticeChannel
    let owner: String
    let outbox: any Outbox
    let clock: any BusinessClock
    /// The days on which people are written to; nil where every day is one.
    let days: @Sendable () -> SendingDays?
    let realTime: any Clock<Duration>
    let logger: Logger
    /// A hint that something may wait.
    let signal = WakeSignal()
    private let courtesy: Courtesy
    private let lanes: BlockingLanes
    private let gate: ChannelGate

    init(
        _ channel: any NoticeChannel, owner: String, outbox: any Outbox, clock: any BusinessClock,
        days: @escaping @Sendable () -> SendingDays?, courtesy: Courtesy, realTime: any Clock<Duration>, logger: Logger
    ) {
        self.channel = channel
        self.owner = owner
        self.outbox = outbox
        self.clock = clock
        self.days = days
        self.courtesy = courtesy
        self.realTime = realTime
        self.logger = logger
        lanes = BlockingLanes(count: max(1, channel.pace.lanes))
        gate = ChannelGate(channel.pace)
    }

    private enum Event: Sendable {
        /// It is time to look.
        case look
        /// A lane has become free.
        case free(Int)

        var isLook: Bool { if case .look = self { true } else { false } }
    }

    /// Runs until the task is cancelled; what is under way is finished and recorded.
    func run() async {
        await withTaskGroup(of: Event.self) { group in
            var idle = Array(0..<lanes.count)
            var shelf = ClaimShelf(lanes: lanes.count)
            var mayHaveMore = true
            var trouble = 0
            group.addTask { .look }
            for await event in group {
                switch event {
                case .look: mayHaveMore = true
                case .free(let lane): idle.append(lane)
                }
                // What is on the shelf when we are asked to stop is left to its lease.
                if Task.isCancelled { continue }
                if shelf.isEmpty, mayHaveMore, event.isLook || idle.count * 2 >= lanes.count {
                    do throws(Fault) {
                        let (wanted, claimed, at) = try await claim(atMost: shelf.room(idle: idle.count, at: .now))
                        mayHaveMore = wanted > 0 && claimed.count == wanted
                        trouble = 0
                        shelf.fill(claimed, at: at)
                    } catch {
                        mayHaveMore = false
                        trouble += 1
                        logger.debug("the outbox could not be read", metadata: ["why": "\(error)"])
                    }
                }
                while let lane = idle.last, let (delivery, at) = shelf.next(at: .now) {
                    idle.removeLast()
                    group.addTask {
                        let begin = ContinuousClock.now
                        _ = await finish(delivery, lane: lane, claimedAt: at)
                        await courtesy.rest(after: begin, clock: realTime)
                        return .free(lane)
                    }
                }
                if event.isLook {
                    let pause = trouble > 0 ? .backOff(after: trouble) : Self.poll
                    group.addTask {
                        await signal.wait(upTo: nextLook(pause), clock: realTime)
                        await WakeSignal.gather(clock: realTime)
                        return .look
                    }
                }
            }
        }
    }

    /// Gives everything that waits one attempt, one after the other.
    func deliverDue() async throws(Fault) -> DeliveryCount {
        var total = DeliveryCount()
        var seen: Set<Int64> = []
        while !Task.isCancelled {
            let (_, claimed, at) = try await claim(atMost: 1)
            guard let delivery = claimed.first, seen.insert(delivery.id).inserted else { break }
            total += await finish(delivery, lane: 0, claimedAt: at)
        }
        return total
    }

    /// A look comes no earlier than the channel may begin something.
    private func nextLook(_ pause: Duration) -> Duration {
        let wait = gate.wait(at: .now)
        return wait > .zero ? max(min(wait, pause), .milliseconds(100)) : pause
    }

    private func claim(
        atMost most: Int
    ) async throws(Fault) -> (wanted: Int, claimed: [Delivery], at: ContinuousClock.Instant) {
        let now = ContinuousClock.now
        let wanted = gate.room(for: most, at: now)
        guard wanted > 0 else { return (0, [], now) }
        let claimed = try await outbox.claim(
            channel.name, limit: wanted, owner: owner, leaseSeconds: Self.leaseSeconds)
        for _ in claimed { gate.begin(at: now) }
        return (wanted, claimed, now)
    }

    /// In a task of its own: what is being handed over is finished and recorded though we are asked to stop.
    private func finish(
        _ delivery: Delivery, lane: Int, claimedAt: ContinuousClock.Instant
    ) async -> DeliveryCount {
        await Task { await attempt(delivery, lane: lane, claimedAt: claimedAt) }.value
    }

    private func attempt(
        _ delivery: Delivery, lane: Int, claimedAt: ContinuousClock.Instant
    ) async -> DeliveryCount {
        do throws(Fault) {
            let now = try await clock.now()
            // A day of rest has begun since it was claimed, or nobody has held it yet: it waits.
            guard SendingDay(now, days()).allows(delivery) else {
                return try await record(.retry(reason: "day-of-rest"), of: delivery, now: now)
            }
            let handOver: @Sendable () -> DeliveryResult
            switch prepared(delivery, now: now) {
            case .refused(let reason): return try await record(.failed(reason: reason), of: delivery, now: now)
            case .ready(let ready): handOver = ready
            }
            guard try await outbox.sending(delivery) else { return .skipped }
            // The lease must outlast the hand-over: somebody else would call this attempt uncertain meanwhile.
            guard claimedAt.duration(to: .now) < .seconds(Self.leaseSeconds - channel.longestSeconds - 10) else {
                return try await record(.retry(reason: "late"), of: delivery, now: now)
            }
            let result = await lanes.run(on: lane, handOver)
            if case .retry(_, let after?) = result { gate.shut(seconds: after, at: .now) }
            return try await record(result, of: delivery, now: now)
        } catch {
            logger.warning(
                "a delivery is left to its lease", metadata: ["notice": "\(delivery.id)", "why": "\(error)"])
            return .skipped
        }
    }

    private func prepared(_ delivery: Delivery, now: Instant) -> PreparedNotice {
        do {
            return try channel.prepare(delivery, now: now)
        } catch {
            logger.error("a notice has no text", metadata: ["notice": "\(delivery.id)", "why": "\(error)"])
            return .refused(reason: "no-text")
        }
    }

    private func record(
        _ result: DeliveryResult, of delivery: Delivery, now: Instant
    ) async throws(Fault) -> DeliveryCount {
        if let problem = result.problem {
            logger.warning(
                "a notice was not delivered",
                metadata: [
                    "notice": "\(delivery.id)", "channel": "\(delivery.channel.rawValue)", "why": "\(problem)",
                ])
        }
        return try await result.recorded(clock: realTime) { () throws(Fault) in
            try await outbox.record(result, of: delivery, now: now)
        }
    }

    private static let leaseSeconds = 120
    private static let poll = Duration.seconds(5)
}

extension DeliveryResult {
    /// Why there is no certainty that it was delivered: a code that names nobody.
    fileprivate var problem: String? {
        switch self {
        case .sent: nil
        case .uncertain(let reason), .retry(let reason, _), .failed(let reason): reason
        }
    }
}
