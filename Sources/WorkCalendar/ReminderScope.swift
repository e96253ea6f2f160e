/// Which deadlines a reminder policy is for; what is nil is not asked.
public struct ReminderScope: Sendable, Hashable {
    /// One clock of one procedure.
    public struct Clock: Sendable, Hashable {
        /// The procedure's id.
        public let procedure: String
        /// The clock's id in it.
        public let clock: String

        /// A clock of a procedure.
        public init(procedure: String, clock: String) {
            self.procedure = procedure
            self.clock = clock
        }
    }

    /// These clocks.
    public var clocks: Set<Clock>?
    /// The terms of these rules.
    public var rules: Set<String>?
    /// Terms of at most so many days.
    public var within: Int?
    /// What the day of the rule means.
    public var natures: Set<DeadlineRule.Nature>?
    /// Hard limits, or soft ones.
    public var hard: Bool?

    /// Every deadline.
    public init() {}

    /// What a policy is chosen by.
    public struct Subject: Sendable, Hashable {
        /// The clock; nil where a rule is looked at by itself.
        public var clock: Clock?
        /// The rule's id; nil where people wrote the day.
        public var rule: String?
        /// The length of the term in days.
        public var days: Int
        /// What the day means.
        public var nature: DeadlineRule.Nature
        /// Whether missing it has a consequence in law.
        public var hard: Bool

        /// A deadline; see the properties.
        public init(clock: Clock? = nil, rule: String? = nil, days: Int, nature: DeadlineRule.Nature, hard: Bool) {
            self.clock = clock
            self.rule = rule
            self.days = days
            self.nature = nature
            self.hard = hard
        }
    }

    /// Whether a deadline is meant.
    public func contains(_ subject: Subject) -> Bool {
        func holds<Value: Hashable>(_ wanted: Set<Value>?, _ value: Value?) -> Bool {
            guard let wanted else { return true }
            return value.map(wanted.contains) ?? false
        }
        return holds(clocks, subject.clock) && holds(rules, subject.rule) && subject.days <= within ?? .max
            && holds(natures, subject.nature) && subject.hard == hard ?? subject.hard
    }

    /// Whether it says more about a deadline than another: a clock goes before a rule, a rule before a length (the shorter
    /// first), a length before a nature, a nature before hard or soft.
    public func isMoreSpecific(than other: ReminderScope) -> Bool {
        rank.lexicographicallyPrecedes(other.rank)
    }

    /// Whether one deadline could be meant by both with equal right, so that nobody could say which policy holds.
    public func competes(with other: ReminderScope) -> Bool {
        func meet<Value: Hashable>(_ one: Set<Value>?, _ two: Set<Value>?) -> Bool {
            guard let one, let two else { return true }
            return !one.isDisjoint(with: two)
        }
        return rank == other.rank && meet(clocks, other.clocks) && meet(rules, other.rules)
            && meet(natures, other.natures) && hard == other.hard
    }

    private var rank: [Int] {
        [clocks == nil ? 1 : 0, rules == nil ? 1 : 0, within ?? .max, natures == nil ? 1 : 0, hard == nil ? 1 : 0]
    }
}
