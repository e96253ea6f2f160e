extension RuleBook {
    /// The book with another version of one calendar.
    public func replacing(_ calendar: WorkingCalendar, generation: Int64) -> RuleBook {
        let others = calendars.filter { $0.id != calendar.id }
        return RuleBook(rules: rules, calendars: others + [calendar], reminders: reminders, generation: generation)
    }

    /// The book with these rules in place of those of the same ids. Of two rules with one id the one with more versions
    /// stays, for a version that was in force is never taken away.
    public func replacing(_ newer: [DeadlineRule], generation: Int64) -> RuleBook {
        var places = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var all = rules
        for rule in newer {
            if let place = places[rule.id] {
                if rule.versions.count >= all[place].versions.count { all[place] = rule }
            } else {
                places[rule.id] = all.count
                all.append(rule)
            }
        }
        return RuleBook(rules: all, calendars: calendars, reminders: reminders, generation: generation)
    }
}
