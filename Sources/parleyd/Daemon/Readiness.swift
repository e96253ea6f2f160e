import CaseStorage
import Logging
import Mediation
import ProcedureLibrary
import Procedures
import Synchronization
import WorkCalendar

/// Brings the daemon from "the database answers" to "ready", and keeps what is read from it fresh: the procedures of
/// running cases once, the accounts every second, the log's tail whenever something was committed.
final class Readiness: Sendable {
    private let storage: CaseStorage
    private let library: Library
    private let rules: RuleShelf
    private let shelf: ProcedureShelf
    private let procedures: StoredProcedures
    private let directory: AccountDirectory
    private let tail: EventTail
    private let bootstrap: (name: String, uid: UInt32)?
    private let onReady: @Sendable () -> Void
    private let onSettled: @Sendable () -> Void
    private let logger: Logger
    private let prepared = Mutex(false)

    init(
        storage: CaseStorage, library: Library, rules: RuleShelf, shelf: ProcedureShelf, procedures: StoredProcedures,
        directory: AccountDirectory, tail: EventTail,
        bootstrap: (name: String, uid: UInt32)?, onReady: @escaping @Sendable () -> Void,
        onSettled: @escaping @Sendable () -> Void, logger: Logger
    ) {
        self.storage = storage
        self.library = library
        self.rules = rules
        self.shelf = shelf
        self.procedures = procedures
        self.directory = directory
        self.tail = tail
        self.bootstrap = bootstrap
        self.onReady = onReady
        self.onSettled = onSettled
        self.logger = logger
    }

    /// True while requests about cases can be answered.
    var isReady: Bool { prepared.withLock { $0 } && storage.isUp }

    /// Prepares and then keeps fresh until the task is cancelled; throws only what people must decide.
    func run() async throws {
        try await storage.waitUntilReady()
        try await prepare()
        guard !Task.isCancelled else { return }
        onReady()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.keepAccounts() }
            group.addTask { await self.followLog() }
            group.addTask {
                do { try await Task.sleep(for: Self.settling) } catch { return }
                self.onSettled()
            }
        }
    }

    /// By then what a start has left to do, the first look at log, terms and notices, is done.
    private static let settling = Duration.seconds(15)

    /// Tries until it has worked: the database may go away between any two steps.
    private func prepare() async throws {
        while !Task.isCancelled {
            do {
                try await installLaw()
                try await storage.procedures.install(library.procedures)
                try await procedures.shelve(on: shelf, with: library.forms)
                try await rules.refresh()
                if let bootstrap { try await bootstrapAccount(bootstrap) }
                try await directory.refresh()
                try await tail.catchUp()
                prepared.withLock { $0 = true }
                return
            } catch let problems as ProcedureProblems {
                throw problems
            } catch {
                logger.warning("the store is not ready yet", metadata: ["why": "\(error)"])
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    /// The shipped calendars and rules come into force once; what people have installed since stands.
    private func installLaw() async throws {
        let now = try await storage.clock.now()
        let shipped = LibraryLawReader.shipped(library.rules, at: now)
        for name in try await storage.law.install(shipped: shipped) {
            logger.warning(
                "the store has another text of this calendar, or a later version; it stands",
                metadata: ["calendar": "\(name)"])
        }
    }

    private func bootstrapAccount(_ account: (name: String, uid: UInt32)) async throws {
        if try await storage.accounts.bootstrap(name: account.name, uid: account.uid) {
            logger.warning(
                "bootstrap: this account has every role until they are split",
                metadata: ["account": "\(account.name)", "uid": "\(account.uid)"])
        } else {
            logger.info("bootstrap: accounts exist, nothing was done")
        }
    }

    /// An account that was revoked loses its rights within a second.
    private func keepAccounts() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(900))
            do {
                try await directory.refresh()
            } catch {
                logger.debug("accounts not read", metadata: ["why": "\(error)"])
            }
        }
    }

    /// A commit of this daemon is a hint; other daemons' commits are found by polling.
    private func followLog() async {
        let signal = WakeSignal()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in self.storage.commits() { signal.wake() } }
            group.addTask {
                while !Task.isCancelled {
                    try? await self.tail.catchUp()
                    try? await Task.sleep(for: self.tail.pause)
                    await signal.wait(upTo: .milliseconds(500), clock: ContinuousClock())
                }
            }
        }
    }
}
