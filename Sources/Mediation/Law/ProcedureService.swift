import Procedures
import WorkCalendar

/// The use cases around procedures as data: one person proposes a text, another one confirms it, and both see first what
/// it changes.
public struct ProcedureService: Sendable {
    let reader: any ProcedureTexts
    let texts: any LawStore
    let shelf: ProcedureShelf
    let rules: RuleShelf

    /// Works on these ports; made once by the composition root.
    public init(reader: any ProcedureTexts, texts: any LawStore, shelf: ProcedureShelf, rules: RuleShelf) {
        self.reader = reader
        self.texts = texts
        self.shelf = shelf
        self.rules = rules
    }

    /// Why a text or a step is refused.
    public enum Refusal: Error, Sendable {
        /// The text is wrong.
        case problems(LawProblems)
        /// That version is there already and says the same.
        case present(Procedure)
        /// The world broke.
        case fault(Fault)
    }

    /// A procedure that was read and found good.
    public struct Draft: Sendable {
        /// The version that would be in force.
        public let procedure: Procedure
        /// The newest version so far; nil for a new procedure.
        public let newest: Procedure?
        /// Under which generation it was judged.
        public let generation: Int64
    }

    /// Reads a text; nothing is stored.
    public func check(_ text: String) async throws(Refusal) -> Draft {
        do {
            try await rules.refresh()
            try await shelf.refresh()
        } catch {
            throw .fault(error)
        }
        let book = rules.book
        do throws(LawProblems) {
            let procedure = try reader.read(text, over: shelf, rules: book)
            return Draft(
                procedure: procedure, newest: shelf.newest(procedure.id), generation: book.generation)
        } catch {
            throw .problems(error)
        }
    }

    /// Reads a text that is to be installed; one that is there already is refused.
    public func draft(_ text: String) async throws(Refusal) -> Draft {
        let draft = try await check(text)
        if shelf.procedure(draft.procedure.id, version: draft.procedure.version) != nil {
            throw .present(draft.procedure)
        }
        return draft
    }

    /// What one version says otherwise than another.
    public func changes(from old: Procedure, to new: Procedure) -> [ProcedureChange] {
        reader.changes(from: old, to: new)
    }

    /// What the validator says today about a version that is installed.
    public func findings(_ procedure: Procedure) -> [LawProblems.Problem] {
        reader.findings(procedure, rules: rules.book)
    }

    /// What waits for a second person.
    public func proposals() async throws(Fault) -> [LawText] { try await texts.proposals(.procedure) }

    /// Stores a proposal: the resolved text, which is what the second person sees and confirms.
    public func propose(
        _ draft: Draft, source: String, reason: String, by account: String, now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome {
        let text = LawText(
            id: 0, kind: .procedure, name: draft.procedure.id, version: String(draft.procedure.version),
            body: draft.procedure.text, source: source, reason: reason, moves: 0, proposedBy: account, proposedAt: now)
        return try await texts.propose(text, base: draft.generation, key: key)
    }

    /// Puts a proposal in force: here at once, and in every other daemon of the database before it opens the next case.
    /// It is judged again first; where something came into force meanwhile, once more.
    public func confirm(
        _ id: Int64, reason: String, by account: String, now: Instant, key: RequestKey
    ) async throws(Refusal) -> LawOutcome {
        for _ in 0..<Self.tries {
            let waiting: [LawText]
            do { waiting = try await proposals() } catch { throw .fault(error) }
            guard let proposal = waiting.first(where: { $0.id == id }) else {
                return try await repeated(id, reason: reason, by: account, now: now, key: key)
            }
            guard proposal.proposedBy != account else { return .sameAccount }
            let draft = try await draft(proposal.body)
            let outcome = try await confirm(id, draft, reason: reason, by: account, now: now, key: key)
            if outcome != .outdated { return outcome }
        }
        return .outdated
    }

    private func confirm(
        _ id: Int64, _ draft: Draft, reason: String, by account: String, now: Instant, key: RequestKey
    ) async throws(Refusal) -> LawOutcome {
        do {
            let outcome = try await texts.confirm(
                id, as: draft.procedure, under: draft.generation, reason: reason, by: account, at: now, key: key)
            if case .done = outcome {
                try await rules.refresh()
                try await shelf.refresh()
            }
            return outcome
        } catch {
            throw .fault(error)
        }
    }

    /// A proposal that waits no longer: either this very request has confirmed it, or there is none.
    private func repeated(
        _ id: Int64, reason: String, by account: String, now: Instant, key: RequestKey
    ) async throws(Refusal) -> LawOutcome {
        do {
            return try await texts.withdraw(id, .procedure, reason: reason, by: account, at: now, key: key)
        } catch {
            throw .fault(error)
        }
    }

    /// Takes a proposal back.
    public func withdraw(
        _ id: Int64, reason: String, by account: String, now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome {
        try await texts.withdraw(id, .procedure, reason: reason, by: account, at: now, key: key)
    }

    private static let tries = 5
}
