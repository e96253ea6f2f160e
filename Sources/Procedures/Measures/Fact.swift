import WorkCalendar

/// One thing that happened and counts for a measure.
public struct Fact: Sendable, Hashable {
    /// `procedure.measure`, for example `worker-meeting.held`.
    public let measure: String
    /// The day in the world.
    public let day: CivilDay
    /// The office that handles the case.
    public let office: String
    /// The case's trade; nil where it has none.
    public let trade: String?
    /// What is summed; one where things are counted.
    public let value: Int64
    /// What is told apart, as it was typed; nil where things are not.
    public let who: String?

    /// Made of its properties.
    public init(measure: String, day: CivilDay, office: String, trade: String?, value: Int64, who: String?) {
        self.measure = measure
        self.day = day
        self.office = office
        self.trade = trade
        self.value = value
        self.who = who
    }
}

/// A fact with the part of the log in which it stood: any past state of the figures can be told from these.
public struct StandingFact: Sendable, Hashable {
    /// What happened.
    public let fact: Fact
    /// The event that made it.
    public let made: Int64
    /// The event that ended it: a correction, or a party that left; nil while it stands.
    public internal(set) var ended: Int64?
}
