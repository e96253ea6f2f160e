/// All deadline rules, the calendars by which they count, and the policies by which people are reminded of them.
public struct RuleBook: Sendable {
    /// The rules in the order of their files.
    public let rules: [DeadlineRule]
    /// The calendars.
    public let calendars: [WorkingCalendar]
    /// The number of the installation that completed the book; a later book has a greater one, the shipped files have 0.
    public let generation: Int64
    /// When people are told, and who.
    public var reminders: ReminderPolicies

    private let byID: [String: DeadlineRule]
    private let byJurisdiction: [String: WorkingCalendar]

    /// A book; where an id occurs twice the first stands (the loader refuses that). The policies have no default: a book
    /// made from another one must not forget them.
    public init(
        rules: [DeadlineRule], calendars: [WorkingCalendar], reminders: ReminderPolicies, generation: Int64 = 0
    ) {
        self.rules = rules
        self.calendars = calendars
        self.reminders = reminders
        self.generation = generation
        byID = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
        byJurisdiction = Dictionary(calendars.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The rule of that id.
    public subscript(id: String) -> DeadlineRule? { byID[id] }

    /// The calendar of a jurisdiction such as `prc`.
    public func calendar(for jurisdiction: String) -> WorkingCalendar? { byJurisdiction[jurisdiction] }

    /// The rules of some jurisdictions; foreign ones are there to prove the engine and are off by default.
    public func rules(in jurisdictions: Set<String> = ["prc"]) -> [DeadlineRule] {
        rules.filter { jurisdictions.contains($0.jurisdiction) }
    }

    /// When the term of `rule` that was triggered on (or counts back from) `trigger` ends.
    ///
    /// Extensions are added to the period before it moves off a day of rest (counting rule C9), in the order given;
    /// neighbours of one kind are counted as one length. `excluded` days that fall inside the running period lengthen it
    /// day for day (C10). No caps are checked here. A trigger outside all versions is an error unless `lenient`, which
    /// takes the nearest version and says so in the trace. Where only the day is wanted the trace, which is most of the work, can be
    /// left out.
    public func due(
        rule id: String, from trigger: CivilDay, extensions: [TermLength] = [],
        excluded: [ClosedRange<CivilDay>] = [], lenient: Bool = false, traced: Bool = true
    ) throws(DeadlineError) -> DueDay {
        guard let rule = self[id] else { throw .unknownRule(id) }
        guard let calendar = calendar(for: rule.jurisdiction) else {
            throw .unknownCalendar(jurisdiction: rule.jurisdiction)
        }
        return try rule.due(
            from: trigger, extensions: extensions, excluded: excluded, calendar: calendar, lenient: lenient,
            traced: traced)
    }
}
