import Mediation
import Synchronization
import WorkCalendar

/// A registry that knows the entries it was given, and the answer to one question about cases.
final class MemoryRegistry: RegistryStore {
    struct Asked: Sendable {
        let keys: [String]
        let procedure: String
        let caseID: String
        let visibility: Visibility
    }

    private let known = Mutex<[String: RegistryEntry]>([:])
    private let questions = Mutex<[Asked]>([])
    private let answer = Mutex<[CaseRow]>([])

    var asked: [Asked] { questions.withLock { $0 } }
    func add(_ entry: RegistryEntry) { known.withLock { $0[entry.id] = entry } }
    func answer(_ rows: [CaseRow]) { answer.withLock { $0 = rows } }

    func newID(of kind: RegistryKind) async throws(Fault) -> String { "\(kind.prefix)-000001" }
    func entries(_ ids: [String]) async throws(Fault) -> [RegistryEntry] {
        known.withLock { known in ids.compactMap { known[$0] } }
    }
    func find(_ filter: RegistryFilter) async throws(Fault) -> Page<RegistryEntry> {
        Page(rows: [], next: nil, asof: 0)
    }
    func change(
        _ change: RegistryChange, by account: String, at now: Instant, key: RequestKey, rows: [String]
    ) async throws(Fault) -> RegistryOutcome { .gone }
    func cases(of id: String, visibility: Visibility, limit: Int) async throws(Fault) -> [CaseRow] { [] }
    func similar(
        to keys: [String], procedure: String, except caseID: String, visibility: Visibility, limit: Int
    ) async throws(Fault) -> [CaseRow] {
        questions.withLock {
            $0.append(Asked(keys: keys, procedure: procedure, caseID: caseID, visibility: visibility))
        }
        return answer.withLock { $0 }
    }
    func events(of id: String, limit: Int) async throws(Fault) -> [RegistryEvent] { [] }
}
