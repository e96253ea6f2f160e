import ProcedureLibrary
import Procedures
import Testing
import WorkCalendar

/// What the program ships, read once for all tests.
enum Shipped {
    static let rules = Result { try ShippedRules.ruleBook() }
    private static let procedures = Result { try ShippedProcedures.all(rules: rules.get()) }

    /// The id of every procedure; where they cannot be read, of one, whose tests then say so.
    static var ids: [String] { (try? procedures.get().map(\.id)) ?? ["court-mediation"] }

    static func procedure(_ id: String) throws -> (Procedure, RuleBook) {
        (try #require(try procedures.get().first { $0.id == id }), try rules.get())
    }
}
