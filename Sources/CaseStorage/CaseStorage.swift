import Logging
import Mediation
import Postgres
import WorkCalendar

/// The store: every port on one PostgreSQL database, and the work that has to go on behind them.
///
/// While the database is away every call throws ``Fault/unavailable`` at once; it recovers by itself.
public final class CaseStorage: Sendable {
    /// How to reach the store and what for.
    public struct Options: Sendable {
        /// A libpq connection string of the application role.
        public var conninfo: String
        /// What `pg_stat_activity` shows.
        public var application = "parleyd"
        /// Connections for reads beside the one that writes.
        public var readers = 2
        /// True under `--simulated-clock`.
        public var isRehearsal = false
        /// Where a rehearsal that has not begun yet begins; nil is the database's time.
        public var rehearsalStart: Instant?
        /// Through which channels notices go.
        public var route = DeliveryRoute.spool
        /// Told the server's notices in a connection's thread; must not block.
        public var onNotice: @Sendable (ServerError) -> Void = { _ in }

        /// A daemon's store in real time that spools its notices.
        public init(conninfo: String) { self.conninfo = conninfo }
    }

    /// Cases as decisions load and change them.
    public let cases: PostgresCaseStore
    /// Questions that change nothing.
    public let reader: PostgresCaseReader
    /// The running deadlines in the order in which they want attention.
    public let deadlines: PostgresDeadlineQueue
    /// Notices waiting to be delivered.
    public let outbox: PostgresOutbox
    /// Notices that wait for a morning, and the digests made of them.
    public let mornings: PostgresMorningPost
    /// Enterprises and persons, recorded once for all cases.
    public let registry: PostgresRegistryStore
    /// Who may talk to the daemon.
    public let accounts: PostgresAccountStore
    /// The chain of reads, refusals and log-ins.
    public let accessLog: PostgresAccessLog
    /// The procedure versions that the database knows.
    public let procedures: PostgresProcedureStore
    /// The calendars and rules that the database knows.
    public let law: PostgresLawStore
    /// The work that a new calendar or rule makes.
    public let recompute: PostgresRecomputeQueue
    /// Tables that follow the log.
    public let projections: PostgresProjectionStore
    /// What reports are made from.
    public let facts: PostgresFactReader
    /// The figure ledger.
    public let figures: PostgresFigureLedger
    /// Business time.
    public let clock: DatabaseClock

    private let database: Database
    private let hints = CommitHints()
    private let routeInForce: RouteInForce
    private let recognition: StoreRecognition

    /// A store that connects once ``run()`` is called.
    public init(_ options: Options, logger: Logger) {
        let pool = ConnectionPool(
            conninfo: options.conninfo, application: options.application, readers: options.readers,
            onNotice: options.onNotice, logger: logger)
        let gate = StoreGate()
        database = Database(pool: pool, gate: gate, faults: FaultMapping(logger: logger))
        recognition = StoreRecognition(pool: pool, gate: gate, isRehearsal: options.isRehearsal, logger: logger)
        routeInForce = RouteInForce(options.route)
        cases = PostgresCaseStore(database: database, route: routeInForce, hints: hints)
        reader = PostgresCaseReader(database: database)
        deadlines = PostgresDeadlineQueue(database: database)
        clock = DatabaseClock(
            database: database, isRehearsal: options.isRehearsal, rehearsalStart: options.rehearsalStart)
        outbox = PostgresOutbox(
            database: database, store: cases, clock: clock, route: routeInForce,
            batches: DeliveryBatches(database: database))
        mornings = PostgresMorningPost(database: database, store: cases, clock: clock, batches: outbox.batches)
        registry = PostgresRegistryStore(database: database)
        accounts = PostgresAccountStore(database: database)
        accessLog = PostgresAccessLog(database: database, logger: logger)
        procedures = PostgresProcedureStore(database: database)
        law = PostgresLawStore(database: database)
        facts = PostgresFactReader(database: database)
        figures = PostgresFigureLedger(database: database)
        recompute = PostgresRecomputeQueue(database: database, store: cases)
        projections = PostgresProjectionStore(database: database)
    }

    /// The database answers and is the right one.
    public var isUp: Bool { database.gate.isOpen && database.pool.isUp }

    /// Why this database is not used, where it was refused; the daemon should end with that.
    public var refusal: StorageRefusal? {
        if case .refused(let refusal) = database.gate.standing { refusal } else { nil }
    }

    /// Returns when the store has been recognised and can be used, when the storage has ended, or when the task is
    /// cancelled; throws where the store is refused.
    public func waitUntilReady() async throws(StorageRefusal) {
        await database.gate.wait()
        if let refusal { throw refusal }
        await database.pool.waitUntilUp()
    }

    /// Obligations made from now on take this route; those that were made keep theirs.
    public func take(_ route: DeliveryRoute) { routeInForce.set(route) }

    /// The newest seq that this daemon has committed, each time that it changes: a hint for those who follow the log,
    /// the deadlines or the outbox. Other daemons' commits are found by polling.
    public func commits() -> AsyncStream<Int64> { hints.stream() }

    /// Connects, and works until the task is cancelled; then finishes what was accepted, writes what is left of the
    /// access log, and closes the connections.
    public func run() async {
        database.pool.start()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.recognition.run() }
            group.addTask { await self.cases.run() }
            group.addTask { await self.outbox.batches.run() }
            group.addTask { await self.clock.run() }
            group.addTask { await self.accessLog.run() }
            group.addTask { await Housekeeping(database: self.database).run() }
        }
        await accessLog.flush()
        database.gate.release()
        await database.pool.stop()
    }
}
