import Forms
import JSONText
import Procedures
import WorkCalendar

/// The use cases around one case: load, decide, append, answer. Several commands of a batch are decided in memory over
/// the state that the earlier ones leave, and stored as one unit. A class, since every request holds it.
public final class CaseService: Sendable {
    let store: any CaseStore
    let reader: any CaseReader
    let clock: any BusinessClock
    let shelf: ProcedureShelf
    let ruleShelf: RuleShelf
    let directory: AccountDirectory
    let offices: OfficeTree
    /// What forms are made from.
    public let forms: FormShelf
    let registry: any RegistryStore
    /// The rules and calendars in force.
    var rules: RuleBook { ruleShelf.book }
    private let turns = CaseTurns()
    /// How often a change that lost its race is loaded and decided again before it is called `busy`.
    private let tries = 5

    /// Works on these ports; made once by the composition root.
    public init(
        store: any CaseStore, reader: any CaseReader, clock: any BusinessClock, shelf: ProcedureShelf,
        rules: RuleShelf, directory: AccountDirectory, offices: OfficeTree, registry: any RegistryStore,
        forms: FormShelf = FormShelf()
    ) {
        self.store = store
        self.reader = reader
        self.clock = clock
        self.shelf = shelf
        ruleShelf = rules
        self.directory = directory
        self.offices = offices
        self.forms = forms
        self.registry = registry
    }

    /// Carries out the steps as one unit and answers once that is durable. With `dry` everything is decided and shown
    /// and nothing is written. `isBatch` numbers the rows by step. `key` is made only where something is looked up or
    /// written under it.
    public func perform(
        _ steps: [CaseStep], by caller: Caller, key: @autoclosure () -> RequestKey, keyFromClient: Bool, dry: Bool,
        isBatch: Bool
    ) async throws(CaseFailure) -> CaseOutcome {
        let changed = dry ? [] : Set(steps.filter(\.command.changes).flatMap(\.caseIDs))
        return try await turns.take(Array(changed)) { () async throws(CaseFailure) in
            try await attempt(steps, by: caller, key: key, keyFromClient: keyFromClient, dry: dry, isBatch: isBatch)
        }
    }

    private func attempt(
        _ steps: [CaseStep], by caller: Caller, key: () -> RequestKey, keyFromClient: Bool, dry: Bool, isBatch: Bool
    ) async throws(CaseFailure) -> CaseOutcome {
        for attempt in 1...tries {
            // Who waited for its turn until its time was over leaves the turn to the next.
            try await faulting { () async throws(Fault) in try TimeLimit.current?.check() }
            let loaded = try await load(steps, key: keyFromClient ? key() : nil)
            if let replay = loaded.replay, !dry { return try replayed(replay) }
            let moment = try await faulting { () async throws(Fault) in try await clock.now() }
            try await faulting { () async throws(Fault) in try await seek(steps, loaded) }
            let book = rules
            let desk = CaseDesk(
                service: self, rules: book, caller: caller, now: moment, loaded: loaded, dry: dry, isBatch: isBatch)
            let work: CaseDesk.Work
            do throws(CaseFailure) {
                work = try await desk.decide(steps)
            } catch {
                if attempt < tries, try await isOutdated(error) { continue }
                throw await winner(error)
            }
            if dry || work.changes.isEmpty {
                return CaseOutcome(
                    rows: work.rows, version: work.version, asof: dry ? nil : loaded.asof, dry: dry,
                    allowed: work.allowed)
            }
            let unit = ChangeUnit(
                key: key(), keyFromClient: keyFromClient, by: caller.name, session: caller.session, recorded: moment,
                changes: work.changes, rows: work.rows.map(MadeForm.kept), version: work.version,
                generation: book.generation)
            guard let appended = try await faulting({ () async throws(Fault) in try await append(unit) }) else {
                continue
            }
            switch appended {
            case .committed(let seq): return CaseOutcome(rows: work.rows, seq: seq, version: work.version)
            case .replayed(let replay): return try replayed(replay)
            case .conflict(let conflict):
                if work.insists.contains(conflict.caseID) { throw await winner(CaseFailure(.conflict(conflict))) }
                if attempt == tries { throw CaseFailure(.fault(.busy(afterMilliseconds: 100))) }
            }
        }
        throw CaseFailure(.fault(.busy(afterMilliseconds: 100)))
    }

    /// True where a refusal came from rules or procedures that others have meanwhile replaced; the new ones are here then.
    /// A change is held against them by the store, a refusal by nobody else.
    private func isOutdated(_ failure: CaseFailure) async throws(CaseFailure) -> Bool {
        switch failure.cause {
        case .rejected, .noSuchProcedure:
            try await faulting { () async throws(Fault) in try await ruleShelf.refresh() }
        default: false
        }
    }

    /// Fetches procedures that came into force elsewhere a moment ago.
    private func seek(_ steps: [CaseStep], _ loaded: Loaded) async throws(Fault) {
        try await shelf.seek(loaded.cases.values)
        if !steps.allSatisfy({ isKnown($0.command, loaded) }) { try await shelf.refresh() }
    }

    private func isKnown(_ id: String, _ version: Int) -> Bool { shelf.procedure(id, version: version) != nil }

    private func isKnown(_ command: CaseCommand, _ loaded: Loaded) -> Bool {
        switch command {
        case .open(let id, _, _, _, _, _, _, _): return shelf.newest(id) != nil
        case .move(let id, let version, _, _), .whyMove(let id, let version, _):
            return loaded.cases[id].map { isKnown($0.procedure, version) } ?? true
        default: return true
        }
    }

    /// Nil where other rules came into force meanwhile, which are fetched, or another case got an external number: the change is
    /// decided again.
    private func append(_ unit: ChangeUnit) async throws(Fault) -> Appended? {
        do throws(Fault) {
            return try await store.append(unit)
        } catch {
            if error == .numberTaken { return nil }
            guard error == .rulesReplaced else { throw error }
            try await ruleShelf.refresh()
            return nil
        }
    }

    private func load(_ steps: [CaseStep], key: RequestKey?) async throws(CaseFailure) -> Loaded {
        let ids = Set(steps.flatMap(\.caseIDs)).sorted()
        return try await faulting { () async throws(Fault) in try await store.load(ids, key: key) }
    }

    /// A conflict told with who won and when; any other failure as it is.
    private func winner(_ failure: CaseFailure) async -> CaseFailure {
        guard case .conflict(let conflict) = failure.cause,
            let last = try? await reader.lastChange(of: conflict.caseID)
        else { return failure }
        return CaseFailure(.conflict(last), step: failure.step, command: failure.command)
    }

    private func replayed(_ replay: Replay) throws(CaseFailure) -> CaseOutcome {
        guard replay.sameRequest else { throw CaseFailure(.keyReused) }
        let rows = replay.rows.compactMap { row in (try? JSONReader.read(row))?.object }
        return CaseOutcome(rows: rows, seq: replay.seq, version: replay.version, replayed: true)
    }

    /// Runs a call of a port, with its fault as this room's failure.
    func faulting<Value>(_ call: () async throws(Fault) -> Value) async throws(CaseFailure) -> Value {
        do {
            return try await call()
        } catch {
            throw CaseFailure(.fault(error))
        }
    }
}
