import WorkCalendar

/// Which running deadlines a newer book may move: a cheap test for the database, which lets through everything that moves
/// and little besides.
public struct RecomputeScope: Sendable, Hashable {
    /// What has to lie on a changed day.
    public enum Test: String, Sendable, Hashable {
        /// Nothing: the rule itself says otherwise.
        case always
        /// Any day from the trigger to the due day: working days are counted.
        case whole
        /// The days from the last one as counted to the due day: only the move off days of rest looks at the calendar.
        case end
    }

    /// The test of one version of a rule; `rule` is empty for days that people wrote.
    public struct Term: Sendable, Hashable {
        /// The rule's id.
        public let rule: String
        /// The version's number, 0 for days that people wrote.
        public let version: Int
        /// What is tested.
        public let test: Test
        /// For ``Test/end``: where the counted days are not so many, the term was lengthened and is tested as a whole.
        public let days: Int?
    }

    /// The versions of rules that are concerned.
    public private(set) var terms: [Term] = []
    /// The days that are worked now and were rested, or the other way round.
    public private(set) var changed: [ClosedRange<CivilDay>] = []
    /// Provisional days up to here may be so no longer; nil where no calendar has changed.
    public private(set) var horizon: CivilDay?

    /// What `new` says otherwise than `old`.
    public init(from old: RuleBook, to new: RuleBook) {
        var calendars: Set<String> = []
        for calendar in new.calendars {
            guard let before = old.calendar(for: calendar.id) else { continue }
            let difference = CalendarDifference(from: before, to: calendar)
            guard !difference.changed.isEmpty || before.horizon != calendar.horizon else { continue }
            calendars.insert(calendar.id)
            changed += difference.changed
            horizon = max(horizon ?? .first, difference.horizon)
        }
        for rule in new.rules {
            if let before = old[rule.id], before.versions != rule.versions {
                // Also a version that is new may have been counted by: a daemon of a later release knew it first.
                terms += rule.versions.map { Term(rule: rule.id, version: $0.number, test: .always, days: nil) }
            } else if calendars.contains(rule.jurisdiction) {
                terms += rule.versions.map { Self.term($0, of: rule) }
            }
        }
        if calendars.contains("prc") { terms.append(Term(rule: "", version: 0, test: .whole, days: nil)) }
    }

    /// True where nothing can move.
    public var isEmpty: Bool { terms.isEmpty }

    private static func term(_ version: DeadlineRule.Version, of rule: DeadlineRule) -> Term {
        let natural = version.length.unit == .naturalDays ? version.length.count : nil
        let test: Test
        if version.length.unit == .workingDays {
            test = .whole
        } else if version.extension == .none || version.extension.cap.map({ $0.unit != .workingDays }) ?? false {
            test = .end
        } else {
            test = natural == nil ? .whole : .end
        }
        let mayCountWorkingDays = version.extension != .none && version.extension.cap?.unit != .naturalDays
        return Term(rule: rule.id, version: version.number, test: test, days: mayCountWorkingDays ? natural : nil)
    }
}
