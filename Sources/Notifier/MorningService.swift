import Logging
import Mediation
import WorkCalendar

/// Sees to it that nobody is written to on a day of rest, and delivers the digests: one mail a person and morning.
public struct MorningService: Sendable {
    private let owner: String
    private let post: any MorningPost
    private let clock: any BusinessClock
    private let composer: NoticeComposer
    private let channels: MailChannels
    private let lanes: BlockingLanes
    private let signal: WakeSignal
    private let realTime: any Clock<Duration>
    private let logger: Logger

    /// - Parameters:
    ///   - owner: a name that no other process uses, for the claims.
    ///   - channels: the ways out, which may be replaced while the service runs.
    ///   - signal: hinted at whenever obligations were made.
    ///   - realTime: what waiting uses.
    public init(
        owner: String, post: any MorningPost, clock: any BusinessClock, vocabulary: NoticeVocabulary,
        channels: MailChannels, templates: NoticeTemplates, house: MailHouse = MailHouse(),
        signal: WakeSignal = WakeSignal(), realTime: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) {
        self.owner = owner
        self.post = post
        self.clock = clock
        self.channels = channels
        lanes = BlockingLanes(count: Self.width)
        self.signal = signal
        self.realTime = realTime
        self.logger = logger
        composer = NoticeComposer(
            templates: templates, vocabulary: vocabulary, house: house)
    }

    /// Runs until the task is cancelled; a mail that is under way is finished and recorded.
    public func run() async {
        while !Task.isCancelled {
            do {
                _ = try await deliverDue()
            } catch {
                logger.debug("the morning's notices could not be read", metadata: ["why": "\(error)"])
            }
            await signal.wait(upTo: Self.poll, clock: realTime)
            await WakeSignal.gather(clock: realTime)
        }
    }

    /// Holds or lets go what waits for a morning, then gives each digest that may go one attempt.
    public func deliverDue() async throws(Fault) -> DeliveryCount {
        let now = try await clock.now()
        let day = SendingDay(now, days)
        guard day.isOpen else {
            try await post.hold(evenDuty: day.isQuiet)
            return DeliveryCount()
        }
        guard now >= day.morning else { return DeliveryCount() }
        try await post.release(morning: day.morning, isLate: now >= day.morning.adding(seconds: Self.patience))
        var total = DeliveryCount()
        var seen: Set<Int64> = []
        while !Task.isCancelled {
            let claimedAt = ContinuousClock.now
            let claimed = try await post.claimDigests(
                limit: Self.width, owner: owner, leaseSeconds: Self.leaseSeconds)
            let fresh = claimed.filter { seen.insert($0.id).inserted }
            if fresh.isEmpty { break }
            // A task of its own: what is being handed over is finished and recorded though we are asked to stop.
            total += await Task { await attempt(fresh, claimedAt: claimedAt) }.value
        }
        return total
    }

    /// The next moment at which something that waits may go; nil where nothing waits. For rehearsal.
    public func nextMorning() async throws(Fault) -> Instant? {
        guard try await post.waits(), let days else { return nil }
        let now = try await clock.now()
        let today = now.day.at(hour: 9)
        if now < today, days.contains(now.day) { return today }
        return days.next(onOrAfter: now.day.adding(days: 1)).at(hour: 9)
    }

    /// The days of mainland China, where the recipients are.
    private var days: SendingDays? { composer.vocabulary.sendingDays }

    private func attempt(_ digests: [Digest], claimedAt: ContinuousClock.Instant) async -> DeliveryCount {
        await withTaskGroup(of: DeliveryCount.self) { group in
            for (lane, digest) in digests.enumerated() {
                group.addTask { await attempt(digest, lane: lane, claimedAt: claimedAt) }
            }
            return await group.reduce(into: DeliveryCount()) { $0 += $1 }
        }
    }

    private func attempt(
        _ claimed: Digest, lane: Int, claimedAt: ContinuousClock.Instant
    ) async -> DeliveryCount {
        let channels = channels.current
        do throws(Fault) {
            let now = try await clock.now()
            // First said to be going out, then written: what has been met meanwhile is not in it.
            guard let digest = try await post.sending(claimed) else { return .skipped }
            let longest = Duration.seconds(Self.leaseSeconds - (channels.smtp?.settings.longestSeconds ?? 0) - 10)
            guard claimedAt.duration(to: .now) < longest else {
                return try await record(.retry(reason: "late"), of: digest, now: now)
            }
            switch prepared(digest, through: channels, now: now) {
            case .ready(let send): return try await record(await lanes.run(on: lane, send), of: digest, now: now)
            case .refused(let reason): return try await record(.failed(reason: reason), of: digest, now: now)
            }
        } catch {
            logger.warning("a digest is left to its lease", metadata: ["digest": "\(claimed.id)", "why": "\(error)"])
            return .skipped
        }
    }

    private func prepared(_ digest: Digest, through channels: MailChannels.Setup, now: Instant) -> PreparedNotice {
        guard let first = digest.deliveries.first else { return .refused(reason: "no-text") }
        let mail = first.mail ?? ""
        let address = MailAddress(mail)
        if address == nil, !mail.isEmpty { return .refused(reason: "bad-address") }
        do throws(NoticeTemplateProblem) {
            let message = try composer.message(
                digest, from: channels.smtp?.settings.from ?? .local,
                to: address.map { .address($0) } ?? .account(first.account), now: now)
            if first.channel == .smtp, let smtp = channels.smtp, let address {
                let bytes = message.bytes(.quotedPrintable)
                return .ready { smtp.send(bytes, to: address) }
            }
            let bytes = message.bytes(.eightBit)
            return .ready { channels.spool.handOver(bytes, name: "digest-\(digest.id)") }
        } catch {
            logger.error("a digest has no text", metadata: ["digest": "\(digest.id)", "why": "\(error.message)"])
            return .refused(reason: "no-text")
        }
    }

    private func record(
        _ result: DeliveryResult, of digest: Digest, now: Instant
    ) async throws(Fault) -> DeliveryCount {
        try await result.recorded(clock: realTime) { () throws(Fault) in
            try await post.record(result, of: digest, now: now)
        }
    }

    private static let width = 2
    private static let leaseSeconds = 120
    private static let poll = Duration.seconds(5)
    /// Ten minutes of business time, after which a digest no longer waits for deadlines that are still looked at.
    private static let patience: Int64 = 600
}
