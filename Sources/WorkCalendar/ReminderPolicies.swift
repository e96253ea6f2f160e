/// All reminder policies in force, with the days on which nothing is sent and the people who are on duty on days of rest.
public struct ReminderPolicies: Sendable, Hashable {
    /// In the order in which they are asked: the site's before the shipped ones, the most specific first.
    public let policies: [ReminderPolicy]
    /// Days of the site on which nothing is sent.
    public let quiet: Set<CivilDay>
    /// The accounts that are told at once on days of rest, by office code; an office without one asks the office above.
    public let duty: [String: String]

    /// Says nothing about anything.
    public static let none = ReminderPolicies([])

    /// Policies of one source, put in the order of their scopes.
    public init(_ policies: [ReminderPolicy], quiet: Set<CivilDay> = [], duty: [String: String] = [:]) {
        self.init(
            ordered: policies.enumerated().sorted { one, two in
                if one.element.scope.isMoreSpecific(than: two.element.scope) { return true }
                if two.element.scope.isMoreSpecific(than: one.element.scope) { return false }
                return one.offset < two.offset
            }.map(\.element), quiet: quiet, duty: duty)
    }

    private init(ordered policies: [ReminderPolicy], quiet: Set<CivilDay>, duty: [String: String]) {
        self.policies = policies
        self.quiet = quiet
        self.duty = duty
    }

    /// These policies with others behind them, which hold where none of these does.
    public func over(_ others: ReminderPolicies) -> ReminderPolicies {
        ReminderPolicies(
            ordered: policies + others.policies, quiet: quiet.union(others.quiet),
            duty: others.duty.merging(duty) { $1 })
    }

    /// The policy for a deadline; nil where nothing is said about it.
    public func policy(for subject: ReminderScope.Subject) -> ReminderPolicy? {
        policies.first { $0.scope.contains(subject) }
    }

    /// The days on which people are written to.
    public func days(_ calendar: WorkingCalendar) -> SendingDays { SendingDays(calendar: calendar, quiet: quiet) }

    /// The steps of a deadline, in order. `start` is the day on which the term began to be watched (`.first` where that is
    /// not known: every step up to the due day is then kept). Without `lengths` (a day that people wrote) the span of
    /// days says how long the term is.
    public func steps(
        start: CivilDay, due: CivilDay, lengths: [TermLength] = [], hard: Bool = true,
        nature: DeadlineRule.Nature = .limit, rule: String? = nil, clock: ReminderScope.Clock? = nil,
        calendar: WorkingCalendar
    ) -> [ReminderSchedule.Step] {
        let length = lengths.isEmpty ? CivilDay.days(from: start, to: due) : Self.days(lengths)
        let subject = ReminderScope.Subject(clock: clock, rule: rule, days: length, nature: nature, hard: hard)
        guard let policy = policy(for: subject) else { return [] }
        return ReminderPlan(
            start: start, due: due, policy: policy, days: days(calendar), hasDuty: !duty.isEmpty
        ).steps()
    }

    /// About how many days a term takes: five working days are a week, a month is thirty days.
    public static func days(_ lengths: [TermLength]) -> Int {
        lengths.reduce(0) { days, length in
            switch length.unit {
            case .naturalDays: days + length.count
            case .workingDays: days + length.count + 2 * (length.count / 5)
            case .months: days + 30 * length.count
            case .years: days + 365 * length.count
            }
        }
    }
}
