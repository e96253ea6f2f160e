import Procedures
import WorkCalendar

extension LawService {
    /// What a text would do to running deadlines.
    public struct Moves: Sendable {
        /// The first so many of them, by their present day.
        public var first: [Move] = []
        /// Deadlines whose day moves.
        public var moved = 0
        /// Deadlines whose day stays and is provisional no longer, or counts by another version of its rule.
        public var settled = 0
        /// Cases that they belong to.
        public var cases = 0

        mutating func add(_ other: Moves, limit: Int) {
            first += other.first.prefix(max(0, limit - first.count))
            moved += other.moved
            settled += other.settled
            cases += other.cases
        }
    }

    /// One deadline that a text changes.
    public struct Move: Sendable {
        /// The case, as it is now.
        public let state: CaseState
        /// The deadline as it is now.
        public let before: Deadline
        /// The deadline as it would be.
        public let after: Deadline
    }

    /// Counts every running deadline that the draft may touch. Nothing is stored.
    public func moves(of draft: Draft, now: Instant, limit: Int) async throws(Refusal) -> Moves {
        let scope = RecomputeScope(from: draft.base, to: draft.law.book)
        var moves = Moves()
        var seen: Set<String> = []
        var after: DueKey?
        while !scope.isEmpty {
            let cursor = after
            let page = try await faulting { () async throws(Fault) in
                try await queue.candidates(scope, after: cursor, limit: Self.pageSize)
            }
            after = page.last
            let fresh = page.map(\.caseID).filter { seen.insert($0).inserted }
            let slices = stride(from: 0, to: fresh.count, by: Self.sliceSize).map { start in
                Array(fresh[start..<min(start + Self.sliceSize, fresh.count)])
            }
            for found in await counted(slices, draft.law.book, now, limit) {
                let part: Moves
                do { part = try found.get() } catch { throw .fault(error) }
                moves.add(part, limit: limit)
            }
            if page.count < Self.pageSize { break }
        }
        return moves
    }

    /// The moves of each slice, in order; a few are worked on at once.
    private func counted(
        _ slices: [[String]], _ book: RuleBook, _ now: Instant, _ limit: Int
    ) async -> [Result<Moves, Fault>] {
        await withTaskGroup(of: Counted.self) { group in
            var counted: [Counted] = []
            for (index, ids) in slices.enumerated() {
                if index >= Self.width, let next = await group.next() { counted.append(next) }
                group.addTask { Counted(index: index, moves: await self.count(ids, book, now, limit)) }
            }
            for await next in group { counted.append(next) }
            return counted.sorted { $0.index < $1.index }.map(\.moves)
        }
    }

    private struct Counted: Sendable {
        let index: Int
        let moves: Result<Moves, Fault>
    }

    private func count(
        _ ids: [String], _ book: RuleBook, _ now: Instant, _ limit: Int
    ) async -> Result<Moves, Fault> {
        do throws(Fault) {
            let loaded = try await cases.load(ids, key: nil).cases
            var moves = Moves()
            for id in ids { count(loaded[id], book, now, limit, into: &moves) }
            return .success(moves)
        } catch {
            return .failure(error)
        }
    }

    private func count(_ state: CaseState?, _ book: RuleBook, _ now: Instant, _ limit: Int, into moves: inout Moves) {
        guard let state, let procedure = shelf.procedure(state.procedure, version: state.procedureVersion) else {
            return
        }
        let moment = DecisionMoment(
            procedure: procedure, rules: book, now: now, actor: Action.system, roles: [Action.system])
        let after = CaseDecision(moment).recounted(state)
        guard after != state.deadlines else { return }
        moves.cases += 1
        for (before, after) in zip(state.deadlines, after) where before != after {
            if before.due == after.due { moves.settled += 1 } else { moves.moved += 1 }
            if moves.first.count < limit { moves.first.append(Move(state: state, before: before, after: after)) }
        }
    }

    private static let width = 4
    private static let pageSize = 20_000
    private static let sliceSize = 250
}

extension LawService {
    /// What waits for a second person.
    public func proposals(_ kind: LawKind) async throws(Fault) -> [LawText] { try await texts.proposals(kind) }

    /// Stores a proposal.
    public func propose(
        _ draft: Draft, kind: LawKind, source: String, reason: String, moves: Int, by account: String, now: Instant,
        key: RequestKey
    ) async throws(Fault) -> LawOutcome {
        let text = LawText(
            id: 0, kind: kind, name: draft.law.name, version: draft.law.version, body: draft.law.text, source: source,
            reason: reason, moves: moves, proposedBy: account, proposedAt: now)
        return try await texts.propose(text, base: draft.base.generation, key: key)
    }

    /// Puts a proposal in force here at once, and in every other daemon of the database within a second.
    public func confirm(
        _ id: Int64, _ kind: LawKind, reason: String, by account: String, now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome {
        let outcome = try await texts.confirm(id, kind, reason: reason, by: account, at: now, key: key)
        if case .done = outcome { try await rules.refresh() }
        return outcome
    }

    /// Takes a proposal back.
    public func withdraw(
        _ id: Int64, _ kind: LawKind, reason: String, by account: String, now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome {
        try await texts.withdraw(id, kind, reason: reason, by: account, at: now, key: key)
    }
}
