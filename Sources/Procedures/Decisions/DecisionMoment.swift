import WorkCalendar

/// The world around a decision: the procedure in force for the case, the law's terms, the time, and who asks.
public struct DecisionMoment: Sendable {
    /// The version of the procedure that the case follows.
    public let procedure: Procedure
    /// Deadline rules and calendars.
    public let rules: RuleBook
    /// Business time.
    public let now: Instant
    /// The account that acts, or `system`.
    public let actor: String
    /// The account's roles.
    public let roles: Set<String>

    /// A moment; see the properties.
    public init(procedure: Procedure, rules: RuleBook, now: Instant, actor: String, roles: Set<String>) {
        self.procedure = procedure
        self.rules = rules
        self.now = now
        self.actor = actor
        self.roles = roles
    }

    /// The civil day in Shanghai.
    public var today: CivilDay { now.day }
}
