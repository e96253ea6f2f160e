import Procedures
import WorkCalendar

/// The use cases around calendars and rules: one person proposes a text, another one confirms it, and both see first
/// which deadlines it moves.
public struct LawService: Sendable {
    let reader: any LawReader
    let texts: any LawStore
    let queue: any RecomputeQueue
    let cases: any CaseStore
    let shelf: ProcedureShelf
    let rules: RuleShelf

    /// Works on these ports; made once by the composition root.
    public init(
        reader: any LawReader, texts: any LawStore, queue: any RecomputeQueue, cases: any CaseStore,
        shelf: ProcedureShelf, rules: RuleShelf
    ) {
        self.reader = reader
        self.texts = texts
        self.queue = queue
        self.cases = cases
        self.shelf = shelf
        self.rules = rules
    }

    /// Why a text or a step is refused.
    public enum Refusal: Error, Sendable {
        /// The text is wrong.
        case problems(LawProblems)
        /// It changes days, or the law, before today, which somebody must mean: these days, the earliest first.
        case past([CivilDay])
        /// The world broke.
        case fault(Fault)
    }

    /// A text ready to be proposed.
    public struct Draft: Sendable {
        /// What would be in force.
        public let law: ArrivedLaw
        /// Under which book it was read.
        public let base: RuleBook
    }

    /// Reads a text against the book in force. Days before today change only where `past` says that this is meant: it
    /// happened late in January 2020, inside the holiday.
    public func draft(_ text: String, as kind: LawKind, past: Bool, today: CivilDay) async throws(Refusal) -> Draft {
        try await faulting { () async throws(Fault) in try await rules.refresh() }
        let base = rules.book
        let law: ArrivedLaw
        do throws(LawProblems) {
            law = try reader.read(text, as: kind, over: base)
        } catch {
            throw .problems(error)
        }
        let days = Self.changes(from: base, to: law.book, before: today)
        guard past || days.isEmpty else { throw .past(days) }
        return Draft(law: law, base: base)
    }

    /// The draft that a proposal was, read again under the book in force.
    public func draft(of proposal: LawText) async throws(Refusal) -> Draft {
        let base = rules.book
        do throws(LawProblems) {
            return Draft(law: try reader.read(proposal.body, as: proposal.kind, over: base), base: base)
        } catch {
            throw .problems(error)
        }
    }

    /// Past days on which the two books differ.
    private static func changes(from old: RuleBook, to new: RuleBook, before today: CivilDay) -> [CivilDay] {
        var days = new.calendars.flatMap { calendar in
            old.calendar(for: calendar.id).map { CalendarDifference(from: $0, to: calendar).days(before: today) } ?? []
        }
        for rule in new.rules {
            guard let before = old[rule.id] else { continue }
            for version in rule.versions.dropFirst(before.versions.count) {
                let from = version.effectiveFrom ?? .first
                if from < today { days.append(from) }
            }
        }
        return days.sorted()
    }

    /// Runs a call of a port, with its fault as a refusal.
    @discardableResult
    public func faulting<Value>(_ call: () async throws(Fault) -> Value) async throws(Refusal) -> Value {
        do {
            return try await call()
        } catch {
            throw .fault(error)
        }
    }
}
