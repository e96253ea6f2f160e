import JSONText
import Mediation
import Procedures
import Synchronization
import WorkCalendar

/// Cases and keys in memory, with the promises of the port: versions are compared, a unit is written wholly or not at
/// all, a key belongs to one request.
final class MemoryStore: CaseStore, CaseReader {
    private struct State {
        var cases: [String: CaseState] = [:]
        var keys: [String: (hash: [UInt8], replay: Replay)] = [:]
        var events: [LoggedEvent] = []
        var obligations: [Obligation] = []
        var notes: [String: [CaseNote]] = [:]
        var numbers = 0
        var appends = 0
        /// Done before the next appends, as if another daemon had come between.
        var intruders: [@Sendable (inout CaseState) -> Void] = []
        /// The case that they change; nil is the first of the unit.
        var intruded: String?
    }

    private let state = Mutex(State())

    var appends: Int { state.withLock { $0.appends } }
    var events: [LoggedEvent] { state.withLock { $0.events } }
    var obligations: [Obligation] { state.withLock { $0.obligations } }
    subscript(id: String) -> CaseState? { state.withLock { $0.cases[id] } }

    /// Another daemon changes the case just before each of the next `times` appends.
    func intrude(times: Int, on id: String? = nil) {
        state.withLock { state in
            state.intruded = id
            state.intruders = Array(repeating: { $0.version += 1 }, count: times)
        }
    }

    func load(_ ids: [String], key: RequestKey?) async throws(Fault) -> Loaded {
        state.withLock { state in
            let replay = key.flatMap { key in
                state.keys["\(key.account) \(key.key)"].map { kept in
                    Replay(
                        sameRequest: kept.hash == key.hash, rows: kept.replay.rows, seq: kept.replay.seq,
                        version: kept.replay.version)
                }
            }
            return Loaded(
                cases: state.cases.filter { ids.contains($0.key) }, replay: replay, asof: Int64(state.events.count))
        }
    }

    func append(_ unit: ChangeUnit) async throws(Fault) -> Appended {
        state.withLock { state in
            if !state.intruders.isEmpty, let id = state.intruded ?? unit.changes.first?.state.id,
                var meddled = state.cases[id]
            {
                state.intruders.removeFirst()(&meddled)
                state.cases[id] = meddled
            }
            for change in unit.changes where state.cases[change.state.id]?.version != change.expected {
                guard let now = state.cases[change.state.id] else { continue }
                return .conflict(
                    Conflict(caseID: now.id, version: now.version, state: now.state, by: "other", at: unit.recorded))
            }
            state.appends += 1
            for change in unit.changes {
                state.cases[change.state.id] = change.state
                state.obligations += change.obligations
                state.notes[change.state.id, default: []] += change.notes
                for event in change.events {
                    state.events.append(
                        LoggedEvent(
                            seq: Int64(state.events.count + 1), caseID: change.state.id, event: event, by: unit.by,
                            recorded: unit.recorded, office: change.state.office, assignee: change.state.assignee,
                            procedure: change.state.procedure, procedureVersion: change.state.procedureVersion))
                }
            }
            let seq = Int64(state.events.count)
            let replay = Replay(sameRequest: true, rows: unit.rows.map(\.line), seq: seq, version: unit.version)
            state.keys["\(unit.key.account) \(unit.key.key)"] = (unit.key.hash, replay)
            return .committed(seq: seq)
        }
    }

    func caseID(external: String, procedure: String, office: String) async throws(Fault) -> String? {
        state.withLock { state in
            state.cases.values.first {
                $0.external == external && $0.procedure == procedure && $0.office == office
            }?.id
        }
    }

    func newCaseID(prefix: String, year: Int) async throws(Fault) -> String {
        state.withLock { state in
            state.numbers += 1
            return "\(prefix)-\(year)-0000\(state.numbers)"
        }
    }

    func lastChange(of caseID: String) async throws(Fault) -> Conflict? {
        self[caseID].map { Conflict(caseID: caseID, version: $0.version, state: $0.state, by: "other", at: .nine) }
    }

    func events(after seq: Int64, caseID: String?, limit: Int) async throws(Fault) -> [LoggedEvent] {
        Array(events.filter { $0.seq > seq && (caseID == nil || $0.caseID == caseID) }.prefix(limit))
    }

    func notes(of caseID: String) async throws(Fault) -> [CaseNote] { state.withLock { $0.notes[caseID] ?? [] } }
    func logBounds() async throws(Fault) -> (oldest: Int64, newest: Int64) { (1, Int64(events.count)) }
    func secrets(of caseID: String) async throws(Fault) -> [String: String] { [:] }
    func counts() async throws(Fault) -> [String: Int64] { [:] }

    func cases(_ filter: CaseFilter) async throws(Fault) -> Page<CaseRow> { Page(rows: [], next: nil, asof: 0) }
    func search(_ filter: CaseFilter) async throws(Fault) -> FoundCases {
        FoundCases(page: Page(rows: [], next: nil, asof: 0), order: .place, behind: 0)
    }
    func deadlines(_ filter: DueFilter) async throws(Fault) -> Page<DueRow> { Page(rows: [], next: nil, asof: 0) }
    func notices(_ filter: NoticeFilter) async throws(Fault) -> Page<NoticeRow> { Page(rows: [], next: nil, asof: 0) }
    func history(of caseID: String, after seq: Int64, limit: Int) async throws(Fault) -> Page<LoggedEvent> {
        Page(rows: events.filter { $0.caseID == caseID && $0.seq > seq }, next: nil, asof: 0)
    }
}

extension Instant {
    /// Nine in the morning of Monday, 2 March 2026, in Shanghai.
    static let nine = Instant(microseconds: 1_772_413_200_000_000)
}

/// Business time that stands still.
struct StandingClock: BusinessClock {
    let isRehearsal = true
    func now() async throws(Fault) -> Instant { .nine }
    func move(to moment: Instant) async throws(Fault) {}
}

/// Accounts that never change.
struct FixedAccounts: AccountStore {
    var all: [Account] = []
    func accounts() async throws(Fault) -> [Account] { all }
    func bootstrap(name: String, uid: UInt32) async throws(Fault) -> Bool { false }
    func set(
        _ change: AccountChange, by account: String, key: RequestKey, rows: [String]
    ) async throws(Fault) -> AccountOutcome { .committed(seq: 0) }
    func change(
        _ change: TokenChange, by account: String, at now: Instant, key: RequestKey, rows: [String]
    ) async throws(Fault) -> AccountOutcome { .gone }
}
