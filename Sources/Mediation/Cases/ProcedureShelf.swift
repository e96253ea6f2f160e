import Procedures
import Synchronization

/// The procedures that cases may run under: the newest version of each for new cases, every version for running ones.
/// Versions arrive while the daemon runs. They are here before the rules' generation with which they came
/// (``RuleShelf``), so that the fence of that generation holds for them too; who misses one asks by ``refresh()``.
public final class ProcedureShelf: Sendable {
    private let held = Mutex<[String: [Int: Procedure]]>([:])
    private let changes = Mutex(0)
    private let missing: @Sendable (_ known: Set<ProcedureKey>) async throws(Fault) -> [Procedure]

    /// A shelf with these versions. `missing` answers those of the store that are not among the known ones.
    public init(
        _ procedures: [Procedure],
        missing: @escaping @Sendable (_ known: Set<ProcedureKey>) async throws(Fault) -> [Procedure] = { _ in [] }
    ) {
        self.missing = missing
        add(procedures)
    }

    /// Adds versions; one that is there already stays.
    public func add(_ procedures: [Procedure]) {
        guard !procedures.isEmpty else { return }
        held.withLock { held in
            for procedure in procedures where held[procedure.id]?[procedure.version] == nil {
                held[procedure.id, default: [:]][procedure.version] = procedure
            }
        }
        changes.withLock { $0 += 1 }
    }

    /// Puts a version in the place of a shipped one of the same number, which the store has with another text.
    public func replace(_ procedure: Procedure) {
        held.withLock { $0[procedure.id, default: [:]][procedure.version] = procedure }
        changes.withLock { $0 += 1 }
    }

    /// Adds the versions that the store has and this shelf has not.
    public func refresh() async throws(Fault) {
        let known = held.withLock { held in
            Set(held.flatMap { id, versions in versions.keys.map { ProcedureKey(id: id, version: $0) } })
        }
        add(try await missing(known))
    }

    /// Fetches the versions that these cases follow, where they came into force elsewhere a moment ago.
    public func seek(_ cases: some Sequence<CaseState>) async throws(Fault) {
        if cases.contains(where: { procedure($0.procedure, version: $0.procedureVersion) == nil }) {
            try await refresh()
        }
    }

    /// Rises whenever something was added.
    public var revision: Int { changes.withLock { $0 } }

    /// The newest version.
    public func newest(_ id: String) -> Procedure? {
        held.withLock { held in held[id].flatMap { versions in versions.keys.max().flatMap { versions[$0] } } }
    }

    /// One version.
    public func procedure(_ id: String, version: Int) -> Procedure? { held.withLock { $0[id]?[version] } }

    /// The newest version of every procedure, by id.
    public var all: [Procedure] {
        held.withLock { held in
            held.keys.sorted().compactMap { id in held[id].flatMap { v in v.keys.max().flatMap { v[$0] } } }
        }
    }

    /// The versions that are known of a procedure, oldest first.
    public func versions(of id: String) -> [Int] { held.withLock { ($0[id]?.keys).map { $0.sorted() } ?? [] } }

    /// The procedure whose case numbers begin so; nil where none does.
    public func owner(ofPrefix prefix: String) -> String? {
        held.withLock { held in
            held.keys.sorted().first { id in held[id]?.values.contains { $0.prefix == prefix } ?? false }
        }
    }
}
