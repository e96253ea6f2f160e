import WorkCalendar

/// The deadline rules, calendars and reminder policies that are built into the program.
public enum ShippedRules {
    /// All of them; throws only if the program was built from faulty data, which the tests prevent.
    public static func ruleBook() throws(FileFaults) -> RuleBook {
        var book = try RuleFiles.ruleBook(from: Embedded.files)
        for (file, yaml) in Embedded.files.sorted(by: { $0.key < $1.key }) where file.hasPrefix("reminders/") {
            book.reminders = try ReminderFiles.policies(
                in: yaml, file: file, known: ReminderFiles.Known(rules: book)
            ).over(book.reminders)
        }
        return book
    }
}

extension ShippedRules {
    /// The shipped files as texts, by name: `calendars/prc.yaml`, `rules/b2-court.yaml`.
    public static var files: [(name: String, text: String)] {
        Embedded.files.filter {
            ($0.key.hasPrefix("calendars/") || $0.key.hasPrefix("rules/")) && $0.key.hasSuffix(".yaml")
        }
        .map { (name: $0.key, text: $0.value) }.sorted { $0.name < $1.name }
    }
}
