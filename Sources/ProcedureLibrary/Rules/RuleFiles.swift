import WorkCalendar

/// Reads deadline rules and calendars from YAML texts.
public enum RuleFiles {
    /// The book of all `rules/*.yaml` and `calendars/*.yaml` among `files` (name to text), in the order of their names;
    /// other files are left alone. Throws everything that is wrong at once, each with file and line.
    public static func ruleBook(from files: [String: String]) throws(FileFaults) -> RuleBook {
        let faults = FaultCollector()
        let names = files.keys.sorted()
        let calendars = names.filter { isYAML($0, in: "calendars/") }.compactMap { name in
            CalendarFileReader(file: name, faults: faults).calendar(in: files[name] ?? "")
        }
        let known = Set(calendars.map(\.id))
        var rules: [DeadlineRule] = []
        var places: [String: String] = [:]
        for name in names where isYAML(name, in: "rules/") {
            for (rule, line) in RuleFileReader(file: name, faults: faults).rules(in: files[name] ?? "") {
                if let place = places[rule.id] {
                    faults.report(
                        name, line: line, zh: "规则“\(rule.id)”已见于 \(place)",
                        en: "rule \(rule.id) already stands in \(place)")
                }
                if !known.contains(rule.jurisdiction) {
                    faults.report(
                        name, line: line, zh: "法域“\(rule.jurisdiction)”没有工作日历",
                        en: "jurisdiction \(rule.jurisdiction) has no calendar")
                }
                places[rule.id] = "\(name):\(line)"
                rules.append(rule)
            }
        }
        try faults.check()
        return RuleBook(rules: rules, calendars: calendars, reminders: .none)
    }

    private static func isYAML(_ name: String, in folder: String) -> Bool {
        name.hasPrefix(folder) && name.hasSuffix(".yaml")
    }
}
