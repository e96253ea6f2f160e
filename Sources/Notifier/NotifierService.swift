import Logging
import Mediation
import WorkCalendar

/// Delivers what the outbox holds, each channel for itself. A delivery belongs to one attempt at a time; whoever has lost
/// it records nothing.
public struct NotifierService: Sendable {
    private let workers: [ChannelWorker]
    /// A worker for a channel that none of `workers` serves.
    private let undeclared: @Sendable (Delivery.Channel) -> ChannelWorker
    /// The ways of mails, which may be replaced while the service runs.
    public let channels: MailChannels
    private let outbox: any Outbox
    private let signal: WakeSignal
    private let realTime: any Clock<Duration>

    /// - Parameters:
    ///   - owner: a name that no other process uses, for the claims.
    ///   - smtp: nil spools everything.
    ///   - webhooks: the site's own channels.
    ///   - templates: the texts; nil takes the shipped ones.
    ///   - house: which addresses get a text, rather than a number and where to look.
    ///   - concurrency: how many mails are under way at a time.
    ///   - signal: hinted at whenever obligations were made.
    ///   - courtesy: hears of requests, which go first.
    ///   - realTime: what waiting uses.
    public init(
        owner: String, outbox: any Outbox, clock: any BusinessClock, vocabulary: NoticeVocabulary, spool: Spool,
        smtp: SMTPChannel?, webhooks: [WebhookSettings] = [], templates: NoticeTemplates? = nil,
        house: MailHouse = MailHouse(), concurrency: Int = 16, signal: WakeSignal = WakeSignal(),
        courtesy: Courtesy = Courtesy(), realTime: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) throws(NoticeTemplateProblem) {
        self.outbox = outbox
        self.signal = signal
        self.realTime = realTime
        let composer = NoticeComposer(templates: try Self.texts(templates), vocabulary: vocabulary, house: house)
        channels = MailChannels(MailChannels.Setup(spool: spool, smtp: smtp))
        let pace = ChannelPace(lanes: concurrency)
        let work: @Sendable (any NoticeChannel, @escaping @Sendable () -> SendingDays?) -> ChannelWorker = {
            ChannelWorker(
                $0, owner: owner, outbox: outbox, clock: clock, days: $1, courtesy: courtesy, realTime: realTime,
                logger: logger)
        }
        let ways: [any NoticeChannel] =
            [
                MailChannel(ways: channels, composer: composer, pace: pace),
                SpoolChannel(ways: channels, composer: composer, pace: pace),
            ] + webhooks.map { WebhookChannel(settings: $0, composer: composer) }
        workers = ways.map { way in work(way) { vocabulary.sendingDays } }
        undeclared = { name in work(UndeclaredChannel(name: name)) { nil } }
    }

    private static func texts(_ given: NoticeTemplates?) throws(NoticeTemplateProblem) -> NoticeTemplates {
        if let given { return given }
        return try NoticeTemplates()
    }

    /// Runs until the task is cancelled; what is under way is finished and recorded.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            for worker in workers { group.addTask { await worker.run() } }
            group.addTask { await passHintsOn() }
            group.addTask { await failUndeclared() }
        }
    }

    /// Gives everything that waits one attempt, one after the other; for rehearsal.
    public func deliverDue() async throws(Fault) -> DeliveryCount {
        var total = DeliveryCount()
        for worker in workers { total += try await worker.deliverDue() }
        return total
    }

    private func passHintsOn() async {
        while !Task.isCancelled {
            await signal.wait(upTo: .seconds(60), clock: realTime)
            for worker in workers { worker.signal.wake() }
        }
    }

    /// Notices for a channel that the configuration has lost must not wait unseen.
    private func failUndeclared() async {
        while !Task.isCancelled {
            let declared = Set(workers.map(\.channel.name))
            let waiting = (try? await outbox.waitingChannels()) ?? []
            for name in waiting where !declared.contains(name) { _ = try? await undeclared(name).deliverDue() }
            do { try await realTime.sleep(for: .seconds(60)) } catch { return }
        }
    }
}
