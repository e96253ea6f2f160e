import Procedures
import Synchronization

/// The procedures that cases may run under: the newest version of each for new cases, every version for running ones.
public final class ProcedureShelf: Sendable {
    private let held = Mutex<[String: [Int: Procedure]]>([:])

    /// A shelf with these versions.
    public init(_ procedures: [Procedure]) { add(procedures) }

    /// Adds versions; one that is there already stays.
    public func add(_ procedures: [Procedure]) {
        held.withLock { held in
            for procedure in procedures where held[procedure.id]?[procedure.version] == nil {
                held[procedure.id, default: [:]][procedure.version] = procedure
            }
        }
    }

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
}
