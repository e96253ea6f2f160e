import Logging
import Mediation
import Procedures
import WorkCalendar

/// Follows the calendars and rules of the database: puts newer ones in force in this daemon within a second, and counts
/// the deadlines again that they may move. Any number of daemons share that work; a slice whose daemon died is taken up
/// when its lease has run out, and doing one twice does no harm.
public struct RecomputeService: Sendable {
    private let owner: String
    private let texts: any LawStore
    private let queue: any RecomputeQueue
    private let store: any CaseStore
    private let clock: any BusinessClock
    private let rules: RuleShelf
    private let reader: any LawReader
    private let procedure: @Sendable (_ id: String, _ version: Int) -> Procedure?
    private let onMoved: @Sendable () -> Void
    private let realTime: any Clock<Duration>
    private let logger: Logger

    /// - Parameters:
    ///   - owner: a name that no other process uses, for the claims.
    ///   - procedure: the procedure version under which a case runs.
    ///   - onMoved: called after deadlines were moved, which may have made some due.
    ///   - realTime: what waiting uses.
    public init(
        owner: String, texts: any LawStore, queue: any RecomputeQueue, store: any CaseStore, clock: any BusinessClock,
        rules: RuleShelf, reader: any LawReader,
        procedure: @escaping @Sendable (_ id: String, _ version: Int) -> Procedure?,
        onMoved: @escaping @Sendable () -> Void = {}, realTime: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) {
        self.owner = owner
        self.texts = texts
        self.queue = queue
        self.store = store
        self.clock = clock
        self.rules = rules
        self.reader = reader
        self.procedure = procedure
        self.onMoved = onMoved
        self.realTime = realTime
        self.logger = logger
    }

    /// Looks for newer texts and for work until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            // Beside the work, which may take minutes, newer texts are still looked for every second.
            group.addTask { await self.every(Self.poll) { try await self.rules.refresh() } }
            group.addTask { await self.every(Self.poll) { try await self.catchUp() } }
        }
    }

    private func every(_ pause: Duration, _ work: () async throws -> Void) async {
        while !Task.isCancelled {
            do {
                try await work()
            } catch {
                logger.debug("calendars and rules could not be followed", metadata: ["why": "\(error)"])
            }
            try? await realTime.sleep(for: pause)
        }
    }

    /// Puts the newest texts in force here and works until nothing is left that this daemon could take.
    public func catchUp() async throws {
        try await rules.refresh()
        while try await workOnce() {}
    }

    /// Takes part in the oldest recomputation that is not finished; true where there was something to do.
    private func workOnce() async throws -> Bool {
        guard !Task.isCancelled, let generation = try await texts.standing().pending else { return false }
        if rules.book.generation < generation { try await rules.refresh() }
        let law = try await texts.inForce(upTo: generation)
        guard let text = law.last(where: { $0.generation == generation }) else { return false }
        if try await queue.isUnlisted(generation) { try await list(generation, law) }
        let cause = RecomputeCause(reason: text.reason, source: text.source)
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<Self.width { group.addTask { try await self.slices(of: generation, cause) } }
            return try await group.reduce(0, +)
        }
        return done > 0
    }

    /// Finds the cases that a generation may touch. Whatever was decided before it came into force is in the store by
    /// now, and nothing decided by an older book comes after it.
    private func list(_ generation: Int64, _ law: [LawText]) async throws {
        let scope = RecomputeScope(
            from: try reader.book(of: law.filter { ($0.generation ?? 0) < generation }), to: try reader.book(of: law))
        var ids: [String] = []
        var seen: Set<String> = []
        var after: DueKey?
        while !scope.isEmpty {
            let page = try await queue.candidates(scope, after: after, limit: Self.pageSize)
            after = page.last
            for key in page where seen.insert(key.caseID).inserted { ids.append(key.caseID) }
            if page.count < Self.pageSize { break }
        }
        let slices = stride(from: 0, to: ids.count, by: Self.sliceSize).map { start in
            Array(ids[start..<min(start + Self.sliceSize, ids.count)])
        }
        try await queue.list(generation, slices: slices)
        logger.info(
            "deadlines to be counted again", metadata: ["generation": "\(generation)", "cases": "\(ids.count)"])
    }

    /// Works on free slices until there is none; answers how many it did.
    private func slices(of generation: Int64, _ cause: RecomputeCause) async throws -> Int {
        var done = 0
        while !Task.isCancelled {
            let slice = try await queue.claim(generation, owner: owner, leaseSeconds: Self.leaseSeconds)
            guard let slice else { break }
            let moved = try await work(on: slice, cause)
            try await queue.finish(slice, moved: moved)
            done += 1
            if moved > 0 { onMoved() }
        }
        return done
    }

    /// Counts the slice's cases again. Who changes a case meanwhile is ahead: it is loaded and counted anew.
    private func work(on slice: RecomputeSlice, _ cause: RecomputeCause) async throws -> Int {
        var left = slice.caseIDs
        var moved = 0
        for attempt in 1...Self.attempts {
            if attempt > 1 { try await rules.refresh() }
            let book = rules.book
            let now = try await clock.now()
            let wakes = try await queue.wakes(of: left)
            let cases = try await store.load(left, key: nil).cases
            var recounts: [(id: String, recount: Recount, change: CaseChange)] = []
            for id in left {
                guard let state = cases[id] else { continue }
                guard let procedure = procedure(state.procedure, state.procedureVersion) else {
                    complain(id, "no such procedure")
                    continue
                }
                let moment = DecisionMoment(
                    procedure: procedure, rules: book, now: now, actor: Action.system, roles: [Action.system])
                let recount = Recount(state, wakes: wakes[id] ?? [:], moment: moment, because: cause)
                if let change = recount.change { recounts.append((id, recount, change)) }
            }
            let answers = await queue.write(
                recounts.map(\.change), generation: book.generation, recorded: now)
            left = []
            for (item, answer) in zip(recounts, answers) {
                switch answer {
                case .success(.committed), .success(.replayed): moved += item.recount.moved
                case .success(.conflict), .failure(.rulesReplaced), .failure(.busy): left.append(item.id)
                case .failure(.broken): complain(item.id, "the store refuses it")
                case .failure(let fault): throw fault
                }
            }
            if left.isEmpty { return moved }
        }
        throw Fault.busy(afterMilliseconds: 1000)
    }

    /// One case that cannot be counted again does not keep the others from it.
    private func complain(_ id: String, _ why: String) {
        logger.error("a case's deadlines could not be counted again", metadata: ["case": "\(id)", "why": "\(why)"])
    }

    private static let poll = Duration.milliseconds(800)
    private static let width = 4
    private static let pageSize = 20_000
    private static let sliceSize = 250
    private static let leaseSeconds = 60
    private static let attempts = 5
}
