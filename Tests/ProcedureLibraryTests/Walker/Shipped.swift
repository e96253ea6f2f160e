import ProcedureLibrary
import Procedures
import Testing
import WorkCalendar

/// What the program ships, read once for all tests.
enum Shipped {
    static let rules = Result { try ShippedRules.ruleBook() }
    private static let procedures = Result { try ShippedProcedures.all(rules: rules.get()) }

    static func procedure(_ id: String) throws -> (Procedure, RuleBook) {
        (try #require(try procedures.get().first { $0.id == id }), try rules.get())
    }
}
