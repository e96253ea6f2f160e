import Mediation
import ProcedureLibrary
import Procedures
import Wording
import WorkCalendar

/// Reads calendars and rules that arrive while the daemon runs, and the book of those in force.
struct LibraryLawReader: LawReader {
    /// The reminder policies of the site, which every book carries.
    let reminders: ReminderPolicies

    func read(_ text: String, as kind: LawKind, over book: RuleBook) throws(LawProblems) -> ArrivedLaw {
        do throws(FileFaults) {
            switch kind {
            case .calendar:
                let (calendar, whole) = try ArrivedTexts.calendar(text, over: book)
                return ArrivedLaw(
                    name: calendar.id, version: calendar.version, text: whole,
                    book: book.replacing(calendar, generation: book.generation))
            case .rules:
                let rules = try ArrivedTexts.rules(text, over: book)
                return ArrivedLaw(
                    name: "installed", version: nil, text: text,
                    book: book.replacing(rules, generation: book.generation))
            case .procedure: preconditionFailure("procedures are read by LibraryProcedureTexts")
            }
        } catch {
            throw Self.problems(error)
        }
    }

    /// Calendars by their newest text; shipped rules by the newest text of each file; over them the rules that arrived
    /// later, in their order.
    func book(of texts: [LawText]) throws(LawProblems) -> RuleBook {
        do throws(FileFaults) {
            var calendars: [String: WorkingCalendar] = [:]
            var shipped: [(name: String, rules: [DeadlineRule])] = []
            var arrived: [[DeadlineRule]] = []
            for text in texts {
                let name = "\(text.proposal) (\(text.name))"
                switch (text.kind, text.name) {
                case (.calendar, _): calendars[text.name] = try ArrivedTexts.stored(calendar: text.body, name: name)
                case (.rules, "installed"): arrived.append(try ArrivedTexts.stored(rules: text.body, name: name))
                case (.procedure, _): break
                case (.rules, _):
                    shipped.removeAll { $0.name == text.name }
                    shipped.append((text.name, try ArrivedTexts.stored(rules: text.body, name: name)))
                }
            }
            let generation = texts.compactMap(\.generation).max() ?? 0
            let base = RuleBook(
                rules: [], calendars: calendars.keys.sorted().compactMap { calendars[$0] }, reminders: reminders,
                generation: generation)
            let rules = shipped.map(\.rules) + arrived
            return rules.reduce(base) { $0.replacing($1, generation: generation) }
        } catch {
            throw Self.problems(error)
        }
    }

    private static func problems(_ faults: FileFaults) -> LawProblems {
        LawProblems(faults.faults.map { .init(line: $0.line, text: $0.text) })
    }

    /// The shipped files as the store keeps them.
    static func shipped(_ book: RuleBook, at now: Instant) -> [LawText] {
        ShippedRules.files.map { file in
            let isCalendar = file.name.hasPrefix("calendars/")
            let id = String(file.name.dropFirst("calendars/".count).dropLast(".yaml".count))
            return LawText(
                id: 0, kind: isCalendar ? .calendar : .rules, name: isCalendar ? id : file.name,
                version: isCalendar ? book.calendar(for: id)?.version : nil, body: file.text,
                source: "parleyd \(Parleyd.version)", reason: "", moves: 0, proposedBy: Action.system,
                proposedAt: now)
        }
    }
}
