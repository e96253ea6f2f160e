import Logging
import Mediation
import WorkCalendar

/// Moves business time by hand. On the way to the target every wake moment is lived through in order: what is due is
/// handled and its notices get one delivery attempt before time goes on (decisions.md 11).
public actor Rehearsal {
    /// What a move through time came to.
    public struct Count: Sendable, Hashable {
        /// The moment reached.
        public var now: Instant
        /// Deadlines that became overdue on the way.
        public var due = 0
        /// Notices delivered or spooled on the way.
        public var notices = 0
    }

    private let reminders: ReminderService
    private let clock: any BusinessClock
    private let deliver: @Sendable () async throws(Fault) -> Int
    private let nextMorning: @Sendable () async throws(Fault) -> Instant?
    private let signal: WakeSignal
    private let logger: Logger
    private var busy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - deliver: gives every waiting notice one delivery attempt and says how many were delivered.
    ///   - nextMorning: the next moment at which a notice that waits for a working day may go.
    ///   - signal: hinted at whenever a deadline or an obligation was made by a command.
    public init(
        reminders: ReminderService, clock: any BusinessClock,
        deliver: @escaping @Sendable () async throws(Fault) -> Int,
        nextMorning: @escaping @Sendable () async throws(Fault) -> Instant? = { nil },
        signal: WakeSignal = WakeSignal(), logger: Logger
    ) {
        self.reminders = reminders
        self.clock = clock
        self.deliver = deliver
        self.nextMorning = nextMorning
        self.signal = signal
        self.logger = logger
    }

    /// Handles what commands have made due at the present moment, until the task is cancelled. Time stands still.
    public func run(realTime: any Clock<Duration> = ContinuousClock()) async {
        while !Task.isCancelled {
            do {
                _ = try await settle()
            } catch {
                logger.debug("rehearsal waits", metadata: ["why": "\(error)"])
            }
            await signal.wait(upTo: .seconds(1), clock: realTime)
        }
    }

    /// Lives through everything up to `target`. A target that is not later than now only settles the present.
    public func advance(to target: Instant) async throws(Fault) -> Count {
        await enter()
        defer { leave() }
        var count = try await present()
        for _ in 0..<Self.mostMoments {
            guard let next = try await nextMoment(), next <= target else { break }
            // Still due after a sweep: another daemon holds it.
            guard next > count.now else { throw .busy(afterMilliseconds: 1000) }
            try await clock.move(to: next)
            let moment = try await present()
            count.due += moment.due
            count.notices += moment.notices
            count.now = moment.now
        }
        if target > count.now {
            try await clock.move(to: target)
            count.now = target
        }
        return count
    }

    private func nextMoment() async throws(Fault) -> Instant? {
        [try await reminders.nextWake(), try await nextMorning()].compactMap(\.self).min()
    }

    private func settle() async throws(Fault) -> Count {
        await enter()
        defer { leave() }
        return try await present()
    }

    /// Handles and delivers what is due now.
    private func present() async throws(Fault) -> Count {
        let swept = try await reminders.sweepOnce()
        if swept.failed > 0 { throw .broken(reference: "rehearsal") }
        let delivered = try await deliver()
        return Count(now: try await clock.now(), due: swept.overdue, notices: delivered)
    }

    /// A bound against a plan that would never end; thousands of cases for a year stay far below it.
    private static let mostMoments = 1_000_000

    /// Moves take turns in the order in which they came: an actor alone would let them interleave.
    private func enter() async {
        guard busy else {
            busy = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty { busy = false } else { waiting.removeFirst().resume() }
    }
}
