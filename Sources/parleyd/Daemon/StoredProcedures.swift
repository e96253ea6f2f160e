import CaseStorage
import Forms
import Logging
import Mediation
import ProcedureLibrary
import Procedures
import Synchronization
import Wording
import WorkCalendar

/// The procedure versions that the database has: those of earlier releases, of other daemons, and those that people have
/// installed.
final class StoredProcedures: Sendable {
    private let store: PostgresProcedureStore
    private let logger: Logger
    private let unreadable = Mutex<Set<ProcedureKey>>([])

    init(store: PostgresProcedureStore, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    /// The versions of the store that are not among the known ones. One that this release cannot read is left out and
    /// told once.
    func missing(_ known: Set<ProcedureKey>) async throws(Fault) -> [Procedure] {
        let wanted = Set(try await store.keys()).subtracting(known).subtracting(unreadable.withLock { $0 })
        var found: [Procedure] = []
        for key in wanted {
            guard let stored = try await store.procedure(key) else { continue }
            do {
                found.append(try Self.read(stored))
            } catch {
                unreadable.withLock { _ = $0.insert(key) }
                logger.error(
                    "a procedure in the database is from a later release and cannot be read here",
                    metadata: ["procedure": "\(key.id)", "version": "\(key.version)", "why": "\(error)"])
            }
        }
        return found
    }

    /// Puts everything on the shelf that the store has. Where it has a shipped version with another text, the store's
    /// stands: cases run under it, and it was there first. Templates that do not fit are told.
    func shelve(on shelf: ProcedureShelf, with forms: FormShelf) async throws {
        for stored in try await store.procedures() {
            guard let present = shelf.procedure(stored.id, version: stored.version) else {
                shelf.add([try Self.read(stored)])
                continue
            }
            guard present.text != stored.text else { continue }
            let standing = try Self.read(stored)
            shelf.replace(standing)
            let changes = ProcedureComparison.changes(from: standing, to: present)
            guard !changes.isEmpty else { continue }
            logger.warning(
                """
                the database has another text of this version of the procedure, which stands; what this release brings \
                under that number is not used: install it as the next version if it is wanted
                """,
                metadata: [
                    "procedure": "\(stored.id)", "version": "\(stored.version)", "differences": "\(changes.count)",
                ])
        }
        for procedure in shelf.all {
            guard let owner = shelf.owner(ofPrefix: procedure.prefix), owner != procedure.id else { continue }
            logger.warning(
                "two procedures number their cases with one prefix; numbers stay unique",
                metadata: ["procedures": "\(owner), \(procedure.id)", "prefix": "\(procedure.prefix)"])
        }
        for problem in shelf.all.flatMap({ forms.problems(with: $0) }).flatMap(\.problems) {
            logger.warning(
                "a template cannot be made of the newest version of its procedure",
                metadata: ["place": "\(problem.file):\(problem.line)", "why": "\(problem.text.en)"])
        }
    }

    private static func read(_ stored: StoredProcedure) throws(ProcedureProblems) -> Procedure {
        try ProcedureReader.stored(ProcedureSource(name: "\(stored.id)@\(stored.version)", text: stored.text))
    }
}
