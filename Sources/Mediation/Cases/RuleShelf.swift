import Synchronization
import WorkCalendar

/// The deadline rules and calendars in force, which may be replaced while the daemon runs. A decision takes the book
/// once and keeps to it; what it decided carries the book's generation, so that the store can refuse one that is over.
/// New procedures come with a generation too, and stand on the ``ProcedureShelf`` before its book is here.
public final class RuleShelf: Sendable {
    private let held: Mutex<RuleBook>
    private let newer: @Sendable (_ generation: Int64) async throws(Fault) -> RuleBook?

    /// A shelf with this book. `newer` answers the book that came into force after a generation, nil where none did.
    public init(
        _ book: RuleBook,
        newer: @escaping @Sendable (_ generation: Int64) async throws(Fault) -> RuleBook? = { _ in nil }
    ) {
        held = Mutex(book)
        self.newer = newer
    }

    /// The book in force, as far as this daemon knows.
    public var book: RuleBook { held.withLock { $0 } }

    /// Asks for a newer book and puts it in place; true where there was one.
    @discardableResult
    public func refresh() async throws(Fault) -> Bool {
        guard let next = try await newer(book.generation) else { return false }
        return held.withLock { held in
            // Two refreshes may overlap; the newer one stays.
            guard next.generation > held.generation else { return false }
            held = next
            return true
        }
    }
}
