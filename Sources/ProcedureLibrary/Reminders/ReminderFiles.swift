import Procedures
import Wording
import WorkCalendar

/// Reads reminder policies from YAML texts; Resources/reminders/README.md describes the keys.
public enum ReminderFiles {
    /// What policies may speak of; nil leaves a name unchecked.
    public struct Known: Sendable {
        /// The ids of the deadline rules.
        public var rules: Set<String>?
        /// The clocks of each procedure. Procedures that are not here may be a site's own.
        public var clocks: [String: Set<String>]
        /// The codes of the offices.
        public var offices: Set<String>?

        /// Everything that a policy file may name.
        public init(rules: RuleBook? = nil, procedures: [Procedure] = [], offices: Set<String>? = nil) {
            self.rules = rules.map { Set($0.rules.map(\.id)) }
            clocks = Dictionary(procedures.map { ($0.id, Set($0.clocks.map(\.id))) }) { $0.union($1) }
            self.offices = offices
        }
    }

    /// The policies of one file. Throws everything that is wrong at once, each with file and line.
    public static func policies(
        in yaml: String, file: String, known: Known = Known()
    ) throws(FileFaults) -> ReminderPolicies {
        let faults = FaultCollector()
        let policies = ReminderFileReader(file: file, known: known, faults: faults).policies(in: yaml)
        try faults.check()
        return policies
    }
}
