import Logging
import Mediation
import WorkCalendar

/// Delivers what the outbox holds: claims, says that the text is about to go out, hands it over, and records how that
/// ended. A delivery belongs to one attempt at a time; whoever has lost it records nothing.
public struct NotifierService: Sendable {
    private let owner: String
    private let outbox: any Outbox
    private let clock: any BusinessClock
    private let composer: NoticeComposer
    /// The ways out, which may be replaced while the service runs.
    public let channels: MailChannels
    private let lanes: BlockingLanes
    private let signal: WakeSignal
    private let realTime: any Clock<Duration>
    private let logger: Logger

    /// - Parameters:
    ///   - owner: a name that no other process uses, for the claims.
    ///   - smtp: nil spools everything.
    ///   - concurrency: how many mails are under way at a time.
    ///   - signal: hinted at whenever obligations were made.
    ///   - realTime: what waiting uses.
    public init(
        owner: String, outbox: any Outbox, clock: any BusinessClock, vocabulary: NoticeVocabulary, spool: Spool,
        smtp: SMTPChannel?, concurrency: Int = 4, signal: WakeSignal = WakeSignal(),
        realTime: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) throws(NoticeTemplateProblem) {
        self.owner = owner
        self.outbox = outbox
        self.clock = clock
        channels = MailChannels(MailChannels.Setup(spool: spool, smtp: smtp))
        lanes = BlockingLanes(count: max(1, concurrency))
        self.signal = signal
        self.realTime = realTime
        self.logger = logger
        composer = NoticeComposer(
            templates: try NoticeTemplates(files: Embedded.files), vocabulary: vocabulary)
    }

    /// Runs until the task is cancelled; a mail that is under way is finished and recorded.
    public func run() async {
        var trouble = 0
        while !Task.isCancelled {
            do {
                _ = try await deliver(width: lanes.count)
                trouble = 0
            } catch {
                trouble += 1
                logger.debug("the outbox could not be read", metadata: ["why": "\(error)"])
            }
            await signal.wait(upTo: trouble > 0 ? Self.backOff(trouble) : Self.poll, clock: realTime)
            await WakeSignal.gather(clock: realTime)
        }
    }

    /// Gives everything that waits one attempt, one after the other; for rehearsal.
    public func deliverDue() async throws(Fault) -> DeliveryCount {
        try await deliver(width: 1)
    }

    private func deliver(width: Int) async throws(Fault) -> DeliveryCount {
        var total = DeliveryCount()
        var seen: Set<Int64> = []
        while !Task.isCancelled {
            let claimedAt = ContinuousClock.now
            let claimed = try await outbox.claim(limit: width, owner: owner, leaseSeconds: Self.leaseSeconds)
            let fresh = claimed.filter { seen.insert($0.id).inserted }
            if fresh.isEmpty { break }
            // A task of its own: what is being handed over is finished and recorded though we are asked to stop.
            total += await Task { await attempt(fresh, claimedAt: claimedAt) }.value
        }
        return total
    }

    private func attempt(_ deliveries: [Delivery], claimedAt: ContinuousClock.Instant) async -> DeliveryCount {
        await withTaskGroup(of: DeliveryCount.self) { group in
            for (lane, delivery) in deliveries.enumerated() {
                group.addTask { await attempt(delivery, lane: lane, claimedAt: claimedAt) }
            }
            return await group.reduce(into: DeliveryCount()) { $0 += $1 }
        }
    }

    private func attempt(
        _ delivery: Delivery, lane: Int, claimedAt: ContinuousClock.Instant
    ) async -> DeliveryCount {
        var skipped = DeliveryCount()
        skipped.skipped = 1
        let channels = channels.current
        do {
            let now = try await clock.now()
            let mail: @Sendable () -> DeliveryResult
            switch prepared(delivery, through: channels, now: now) {
            case .refused(let result): return try await record(result, of: delivery, now: now)
            case .ready(let ready): mail = ready
            }
            guard try await outbox.sending(delivery) else { return skipped }
            // The lease must outlast the conversation: somebody else would call this attempt uncertain meanwhile.
            guard claimedAt.duration(to: .now) < Self.lastStart(channels.smtp) else {
                return try await record(.retry(reason: "late"), of: delivery, now: now)
            }
            return try await record(await lanes.run(on: lane, mail), of: delivery, now: now)
        } catch {
            logger.warning(
                "a delivery is left to its lease", metadata: ["notice": "\(delivery.id)", "why": "\(error)"])
            return skipped
        }
    }

    private enum Prepared {
        case ready(@Sendable () -> DeliveryResult)
        /// Cannot be sent, now or ever.
        case refused(DeliveryResult)
    }

    /// The mail as bytes and the blocking call that hands it over.
    private func prepared(
        _ delivery: Delivery, through channels: MailChannels.Setup, now: Instant
    ) -> Prepared {
        let address = delivery.mail.flatMap { $0.isEmpty ? nil : MailAddress($0) }
        if address == nil, let mail = delivery.mail, !mail.isEmpty { return .refused(.failed(reason: "bad-address")) }
        let recipient: MailRecipient = address.map { .address($0) } ?? .account(delivery.account)
        do {
            let message = try composer.message(
                delivery, from: channels.smtp?.settings.from ?? .local, to: recipient, now: now)
            if delivery.channel == .smtp, let smtp = channels.smtp, let address {
                let bytes = message.bytes(.quotedPrintable)
                return .ready { smtp.send(bytes, to: address) }
            }
            let (spool, id, bytes) = (channels.spool, delivery.id, message.bytes(.eightBit))
            return .ready {
                do throws(SpoolProblem) {
                    try spool.write(bytes, id: id)
                    return .sent
                } catch {
                    return .retry(reason: error.reason)
                }
            }
        } catch {
            logger.error("a notice has no text", metadata: ["notice": "\(delivery.id)", "why": "\(error)"])
            return .refused(.failed(reason: "no-text"))
        }
    }

    /// Records, several times if need be: what is not recorded before the lease ends is found again as uncertain.
    private func record(
        _ result: DeliveryResult, of delivery: Delivery, now: Instant
    ) async throws(Fault) -> DeliveryCount {
        if let problem = result.problem {
            logger.warning("a notice was not delivered", metadata: ["notice": "\(delivery.id)", "why": "\(problem)"])
        }
        var fault = Fault.unavailable
        for attempt in 1...Self.recordAttempts {
            do throws(Fault) {
                try await outbox.record(result, of: delivery, now: now)
                return DeliveryCount(result)
            } catch {
                fault = error
                do { try await realTime.sleep(for: Self.backOff(attempt)) } catch { break }
            }
        }
        throw fault
    }

    private static let leaseSeconds = 120
    private static let recordAttempts = 6
    private static let poll = Duration.seconds(5)

    /// The latest start of a conversation after the claim.
    private static func lastStart(_ smtp: SMTPChannel?) -> Duration {
        .seconds(leaseSeconds - (smtp?.settings.longestSeconds ?? 0) - 10)
    }

    /// 0.1 s doubling to 10 s, shortened by chance to between half and all.
    private static func backOff(_ trouble: Int) -> Duration {
        let full = min(10_000, 100 << min(trouble - 1, 7))
        return .milliseconds(Int.random(in: full / 2...full))
    }
}

extension DeliveryResult {
    /// Why there is no certainty that it was delivered: a code that names nobody.
    fileprivate var problem: String? {
        switch self {
        case .sent: nil
        case .uncertain(let reason), .retry(let reason), .failed(let reason): reason
        }
    }
}
