import Procedures
import WorkCalendar

/// The procedures that come with the program.
public enum ShippedProcedures {
    /// The files as they were shipped, abstract ones among them.
    public static var sources: [ProcedureSource] {
        Embedded.files.filter { $0.key.hasPrefix("procedures/") && $0.key.hasSuffix(".yaml") }
            .sorted { $0.key < $1.key }
            .map { ProcedureSource(name: $0.key, text: $0.value) }
    }

    /// Every procedure, validated.
    public static func all(rules: RuleBook) throws(ProcedureProblems) -> [Procedure] {
        try ProcedureReader.readAll(sources, rules: rules)
    }
}
