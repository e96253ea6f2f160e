import WorkCalendar

/// The deadline rules and calendars that are built into the program.
public enum ShippedRules {
    /// All of them; throws only if the program was built from faulty data, which the tests prevent.
    public static func ruleBook() throws(FileFaults) -> RuleBook {
        try RuleFiles.ruleBook(from: Embedded.files)
    }
}
