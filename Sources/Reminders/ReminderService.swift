import Logging
import Mediation
import Procedures
import WorkCalendar

/// Wakes for the next due moment, marks what is overdue and makes the obligations to tell people. Any number of daemons
/// may run one each: a deadline is claimed, and its wake moment is fenced.
public struct ReminderService: Sendable {
    /// Who claims: new with every start of the process.
    private let owner: String
    private let queue: any DeadlineQueue
    private let clock: any BusinessClock
    private let handler: WakeHandler
    private let signal: WakeSignal
    private let realTime: any Clock<Duration>
    private let courtesy: Courtesy
    private let onObligations: @Sendable () -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - owner: a name that no other process uses, for the claims.
    ///   - procedure: the procedure version under which a case runs.
    ///   - signal: hinted at whenever a deadline was started or changed.
    ///   - realTime: what waiting uses.
    ///   - courtesy: hears of requests, which go first.
    ///   - onObligations: called after a commit that made obligations.
    public init(
        owner: String, store: any CaseStore, queue: any DeadlineQueue, clock: any BusinessClock,
        directory: any RecipientDirectory, rules: RuleShelf,
        procedure: @escaping @Sendable (_ id: String, _ version: Int) -> Procedure?,
        signal: WakeSignal = WakeSignal(), courtesy: Courtesy = Courtesy(),
        realTime: any Clock<Duration> = ContinuousClock(), onObligations: @escaping @Sendable () -> Void = {},
        logger: Logger
    ) {
        self.owner = owner
        self.queue = queue
        self.clock = clock
        self.signal = signal
        self.realTime = realTime
        self.courtesy = courtesy
        self.onObligations = onObligations
        self.logger = logger
        handler = WakeHandler(
            store: store, audience: NoticeAudience(directory: directory), rules: rules, procedure: procedure,
            logger: logger)
    }

    /// Runs until the task is cancelled. Not for rehearsal, where `Rehearsal` moves time and sweeps.
    public func run() async {
        var trouble = 0
        while !Task.isCancelled {
            do {
                let count = try await sweep()
                trouble = count.failed > 0 ? trouble + 1 : 0
                await signal.wait(upTo: try await untilNextWake(trouble: trouble), clock: realTime)
            } catch {
                trouble += 1
                logger.debug("the deadlines could not be read", metadata: ["why": "\(error)"])
                await signal.wait(upTo: .backOff(after: trouble), clock: realTime)
            }
            await WakeSignal.gather(clock: realTime)
        }
    }

    /// Answers every wake moment up to now, one after the other in their order; for rehearsal.
    public func sweepOnce() async throws(Fault) -> SweepCount {
        try await sweep(width: 1)
    }

    /// The earliest wake moment of all.
    func nextWake() async throws(Fault) -> Instant? {
        try await queue.nextWake()
    }

    /// - Parameter width: how many at a time; nil as many as requests allow.
    private func sweep(width: Int? = nil) async throws(Fault) -> SweepCount {
        var total = SweepCount()
        while !Task.isCancelled {
            let begin = ContinuousClock.now
            let now = try await clock.now()
            let woken = try await queue.claimWoken(
                now: now, limit: width ?? (courtesy.isAsked() ? Self.narrow : Self.width), owner: owner,
                leaseSeconds: Self.leaseSeconds)
            if woken.isEmpty { break }
            let count = await answer(woken, now: now)
            if count.obligations > 0 { onObligations() }
            total += count
            await courtesy.rest(after: begin, clock: realTime)
            // What failed stays claimed until its lease runs out; going on would only find the others.
        }
        return total
    }

    private func answer(_ woken: [WokenDeadline], now: Instant) async -> SweepCount {
        await withTaskGroup(of: SweepCount.self) { group in
            for deadline in woken {
                group.addTask { await handler.handle(deadline, now: now) }
            }
            return await group.reduce(into: SweepCount()) { $0 += $1 }
        }
    }

    /// How long to sleep: to the next wake moment, but never longer than the poll that finds what other daemons and lost
    /// hints have left.
    private func untilNextWake(trouble: Int) async throws(Fault) -> Duration {
        if trouble > 0 { return .backOff(after: trouble) }
        guard let next = try await queue.nextWake() else { return Self.poll }
        let now = try await clock.now()
        // Still due after a sweep: another daemon holds it, or its claim must run out.
        guard next > now else { return .seconds(1) }
        return min(Self.poll, .microseconds(next.microseconds - now.microseconds))
    }

    /// So many that a busy morning takes few round trips.
    private static let width = 512
    /// So few that a request does not wait long behind one of them.
    private static let narrow = 32
    private static let leaseSeconds = 60
    private static let poll = Duration.seconds(30)
}
