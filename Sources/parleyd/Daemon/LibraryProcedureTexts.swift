import Mediation
import ProcedureLibrary
import Procedures
import WorkCalendar

/// Reads, compares and judges procedures that arrive while the daemon runs.
struct LibraryProcedureTexts: ProcedureTexts {
    func read(_ text: String, over shelf: ProcedureShelf, rules: RuleBook) throws(LawProblems) -> Procedure {
        let known = ArrivedProcedure.Known(
            newest: { shelf.newest($0) }, version: { shelf.procedure($0, version: $1) },
            owner: { shelf.owner(ofPrefix: $0) })
        do throws(ProcedureProblems) {
            return try ArrivedProcedure.read(text, known: known, rules: rules)
        } catch {
            // What an abstract file has against itself is told with that file's name.
            throw LawProblems(error.problems.map { .init(line: $0.file == "text" ? $0.line : 0, text: $0.text) })
        }
    }

    func changes(from old: Procedure, to new: Procedure) -> [ProcedureChange] {
        ProcedureComparison.changes(from: old, to: new)
    }

    func findings(_ procedure: Procedure, rules: RuleBook) -> [LawProblems.Problem] {
        do throws(ProcedureProblems) {
            _ = try ProcedureReader.read(ProcedureSource(name: "text", text: procedure.text), rules: rules)
            return []
        } catch {
            return error.problems.map { .init(line: $0.line, text: $0.text) }
        }
    }
}
