import Wording
import WorkCalendar

/// Refuses a procedure that nobody could follow to its end, or whose clocks rest on nothing (architecture.md 4).
public enum ProcedureValidator {
    /// One thing that is wrong.
    public struct Finding: Sendable, Hashable {
        /// Where in the procedure, as a path through its file: `actions.accept.starts.0`.
        public let place: String
        /// What is wrong.
        public let problem: Bilingual

        /// A finding; see the properties.
        public init(place: String, problem: Bilingual) {
            self.place = place
            self.problem = problem
        }
    }

    /// Everything that is wrong with `procedure`; empty where it may be used. Its clocks must rest on `rules`.
    public static func findings(_ procedure: Procedure, rules: RuleBook) -> [Finding] {
        let size = SizeChecks(procedure: procedure).findings
        guard size.isEmpty else { return size }
        return IdentityChecks(procedure: procedure).findings
            + StateChecks(procedure: procedure).findings
            + ActionChecks(procedure: procedure).findings
            + FieldChecks(procedure: procedure).findings
            + PeopleChecks(procedure: procedure).findings
            + ClockChecks(procedure: procedure, rules: rules).findings
            + ExpiryChecks(procedure: procedure).findings
            + MeasureChecks(procedure: procedure).findings
    }
}

extension ProcedureValidator.Finding {
    init(_ place: String, zh: String, en: String) {
        self.init(place: place, problem: Bilingual(zh: zh, en: en))
    }
}
