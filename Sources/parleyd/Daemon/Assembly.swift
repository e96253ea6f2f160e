import AdminServer
import CaseStorage
import Crypto
import Glibc
import Logging
import Mediation
import Notifier
import Postgres
import Procedures
import Reminders
import ServiceLifecycle
import UnixSignals
import Wording
import WorkCalendar

/// The composition root: makes every part, connects them, and answers the services in the order in which they depend on
/// each other. Shutdown goes the other way round.
struct Assembly {
    let configuration: Configuration
    let library: Library
    let smtp: SMTPSettings?
    let channels: [DeclaredChannel]
    let level: LogLevel
    /// Reads the configuration again, from the same places.
    let reread: @Sendable () throws(ConfigurationProblems) -> Configuration
    /// The rehearsal's first moment, or nil for real work.
    let rehearsal: Instant?
    let bootstrap: (name: String, uid: UInt32)?
    let logger: Logger

    /// The daemon, ready to run.
    struct Daemon {
        let group: ServiceGroup
        let server: AdminServer
    }

    /// - Parameter conninfo: how the application role reaches the database.
    func assemble(conninfo: String, cluster: EmbeddedCluster?) throws -> Daemon {
        let storage = CaseStorage(options(conninfo), logger: logger)
        let stored = StoredProcedures(store: storage.procedures, logger: logger)
        let shelf = ProcedureShelf(library.procedures) { known throws(Fault) in try await stored.missing(known) }
        let reader = LibraryLawReader(reminders: library.rules.reminders)
        let rules = Self.rules(library.rules, reader, shelf, storage, logger)
        let directory = AccountDirectory(store: storage.accounts, tree: library.offices)
        let tail = EventTail(reader: storage.reader, line: WatchLine.bytes)
        let valve = NoticeValve(storage.outbox, storage.mornings)
        let owner = "\(getpid())-\(UInt64.random(in: .min ... .max))"
        let (due, mail, morning) = (WakeSignal(), WakeSignal(), WakeSignal())
        let courtesy = Courtesy()
        let reminders = ReminderService(
            owner: owner, store: storage.cases, queue: storage.deadlines, clock: storage.clock, directory: directory,
            rules: rules, procedure: { shelf.procedure($0, version: $1) }, signal: due,
            courtesy: courtesy, onObligations: { mail.wake() }, logger: logger)
        let (words, spool) = (vocabulary(rules, shelf), Spool(folder: configuration.spool))
        let notifier = try NotifierService(
            owner: owner, outbox: valve, clock: storage.clock, vocabulary: words, spool: spool,
            smtp: smtp.map { SMTPChannel($0) }, webhooks: channels.map(\.webhook), templates: library.texts,
            house: configuration.house, signal: mail, courtesy: courtesy, logger: logger)
        let mornings = MorningService(
            owner: owner, post: valve, clock: storage.clock, vocabulary: words, channels: notifier.channels,
            templates: library.texts, house: configuration.house, signal: morning, logger: logger)
        let recompute = RecomputeService(
            owner: owner, texts: storage.law, queue: storage.recompute, store: storage.cases, clock: storage.clock,
            rules: rules, reader: reader, procedure: { shelf.procedure($0, version: $1) },
            onMoved: { due.wake() }, logger: logger)
        let law = LawService(
            reader: reader, texts: storage.law, queue: storage.recompute, cases: storage.cases,
            shelf: shelf,
            rules: rules)
        let procedures = ProcedureService(
            reader: LibraryProcedureTexts(), texts: storage.law, shelf: shelf, rules: rules)
        let operations = DaemonOperations(
            storage: storage, configuration: configuration, rules: rules, directory: directory, valve: valve,
            logger: logger)
        let cases = CaseService(
            store: storage.cases, reader: storage.reader, clock: storage.clock, shelf: shelf, rules: rules,
            directory: directory, offices: library.offices, registry: storage.registry, forms: library.forms)
        let reporting = Reporting(
            reports: library.reports, figures: library.figures, ledger: storage.figures, facts: storage.facts,
            reach: { seq throws(Fault) in
                try await storage.projections.reach(seq, of: FactProjection.name, within: .seconds(3))
            })
        let desk = Desk(
            cases: cases, reader: storage.reader, store: storage.cases, registry: storage.registry,
            accounts: storage.accounts,
            directory: directory, resender: storage.outbox, access: storage.accessLog, clock: storage.clock,
            shelf: shelf, rules: rules, law: law, offices: library.offices,
            reporting: reporting, tail: tail, operations: operations,
            procedures: procedures, cursorSecret: cursorSecret, version: Parleyd.version)
        let server = AdminServer(
            socket: configuration.socket, handler: Dispatcher(desk: desk, courtesy: courtesy, logger: logger),
            limits: configuration.transportLimits, logger: logger)
        OpenFiles.allow(connections: configuration.connections.all)
        let stage =
            self.rehearsal == nil
            ? nil
            : Rehearsal(
                reminders: reminders, clock: storage.clock,
                deliver: { () async throws(Fault) in
                    try await mornings.deliverDue().sent + notifier.deliverDue().sent
                },
                nextMorning: { () async throws(Fault) in try await mornings.nextMorning() }, signal: due,
                logger: logger)
        let systemd = SystemdNotice()
        let socket = configuration.socket
        let readiness = Readiness(
            storage: storage, library: library, rules: rules, shelf: shelf, procedures: stored,
            directory: directory, tail: tail, bootstrap: bootstrap,
            onReady: {
                Welcome.print(socket: socket)
                StartPages.giveBack()
            }, onSettled: { StartPages.giveBack() }, logger: logger)
        let farewell = Farewell()
        var services: [any Service] = []
        if let cluster { services.append(ClusterService(cluster: cluster)) }
        services.append(Runner(farewell) { await storage.run() })
        services.append(Runner(farewell) { try await readiness.run() })
        services.append(
            Runner(farewell, priority: .utility) {
                try await storage.waitUntilReady()
                await recompute.run()
            })
        if let stage {
            services.append(Runner(farewell) { await stage.run() })
        } else {
            services.append(Runner(farewell, priority: .utility) { await reminders.run() })
            services.append(Runner(farewell, priority: .utility) { await notifier.run() })
            services.append(Runner(farewell, priority: .utility) { await mornings.run() })
        }
        let followers = projections(shelf).map { projection in
            let signal = WakeSignal()
            let follower = Follower(
                owner: owner, projection: projection, store: storage.projections, signal: signal, courtesy: courtesy,
                onPage: { cases throws(Fault) in try await shelf.seek(cases.map(\.state)) },
                onTrouble: { [logger] error in
                    logger.debug(
                        "the log could not be followed", metadata: ["for": "\(projection.name)", "why": "\(error)"])
                })
            return (follower: follower, signal: signal)
        }
        for (follower, _) in followers {
            services.append(
                Runner(farewell, priority: .utility) {
                    try await storage.waitUntilReady()
                    await follower.run()
                })
        }
        // A commit may have made something due, or something to be told.
        services.append(
            Runner(farewell) {
                for await _ in storage.commits() {
                    due.wake()
                    mail.wake()
                    morning.wake()
                    for (_, signal) in followers { signal.wake() }
                }
            })
        services.append(ReloadService(operations: operations, hadTerminal: isatty(STDIN_FILENO) == 1))
        services.append(WatchdogService(notice: systemd, storage: storage))
        services.append(SocketService(server: server, farewell: farewell))
        let group = ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        let reloader = Reloader(
            parts: .init(
                started: configuration, reminders: library.rules.reminders, level: level, offices: library.offices,
                channels: notifier.channels, storage: storage),
            smtp: smtp, read: reread)
        operations.connect(readiness: readiness, server: server, rehearsal: stage, reloader: reloader) {
            Task { await group.triggerGracefulShutdown() }
        }
        return Daemon(group: group, server: server)
    }

    /// What follows the log, each with a checkpoint of its own.
    private func projections(_ shelf: ProcedureShelf) -> [any Projection] {
        [
            CaseWords(shelf), FactProjection { shelf.procedure($0, version: $1) }, SubjectProjection(shelf: shelf),
        ]
    }

    /// The book that is in force in the database, with the procedures of its generation on the shelf before it; the
    /// shipped one until it has been read.
    private static func rules(
        _ shipped: RuleBook, _ reader: LibraryLawReader, _ shelf: ProcedureShelf, _ storage: CaseStorage,
        _ logger: Logger
    ) -> RuleShelf {
        RuleShelf(shipped) { generation throws(Fault) in
            let newest = try await storage.law.standing().generation
            guard newest > generation else { return nil }
            try await shelf.refresh()
            let texts = try await storage.law.inForce(upTo: newest)
            do throws(LawProblems) {
                return try reader.book(of: texts).replacing([DeadlineRule](), generation: newest)
            } catch {
                logger.error(
                    "calendars and rules in force cannot be read: they are from another release",
                    metadata: ["why": "\(error.problems.first?.text.en ?? "")"])
                throw .readOnly
            }
        }
    }

    private func options(_ conninfo: String) -> CaseStorage.Options {
        var options = CaseStorage.Options(conninfo: conninfo)
        options.isRehearsal = rehearsal != nil
        options.rehearsalStart = rehearsal
        options.route = configuration.route(channels.map(\.route))
        return options
    }

    private func vocabulary(_ rules: RuleShelf, _ shelf: ProcedureShelf) -> NoticeVocabulary {
        NoticeVocabulary(
            rules: rules, procedure: { shelf.procedure($0, version: $1)?.name },
            clock: { clock, procedure, version in shelf.procedure(procedure, version: version)?.clock(clock)?.name })
    }

    /// Cursors live as long as the daemon: a page asked for across a restart is asked for anew.
    private var cursorSecret: [UInt8] {
        SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    }
}
