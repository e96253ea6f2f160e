import Procedures
import WorkCalendar

/// Reads and compares the texts of procedures; YAML is not this room's business.
public protocol ProcedureTexts: Sendable {
    /// The procedure of a text, held against the versions on the shelf; every problem with its line.
    func read(_ text: String, over shelf: ProcedureShelf, rules: RuleBook) throws(LawProblems) -> Procedure
    /// What the second says otherwise than the first.
    func changes(from old: Procedure, to new: Procedure) -> [ProcedureChange]
    /// What the validator says about a version that is installed, by the lines of its text; empty where nothing.
    func findings(_ procedure: Procedure, rules: RuleBook) -> [LawProblems.Problem]
}
