import WorkCalendar

/// A running deadline that a new calendar or rule may move.
public struct DueKey: Sendable, Hashable {
    /// Its present due day.
    public let due: CivilDay
    /// Its case.
    public let caseID: String
    /// Its id in the case.
    public let deadline: String

    /// Made of its properties.
    public init(due: CivilDay, caseID: String, deadline: String) {
        self.due = due
        self.caseID = caseID
        self.deadline = deadline
    }
}

/// Some cases whose deadlines are to be counted again, held for a while by one daemon.
public struct RecomputeSlice: Sendable, Hashable {
    /// Its number.
    public let id: Int64
    /// The generation that asks for it.
    public let generation: Int64
    /// The cases.
    public let caseIDs: [String]

    /// Made of its properties.
    public init(id: Int64, generation: Int64, caseIDs: [String]) {
        self.id = id
        self.generation = generation
        self.caseIDs = caseIDs
    }
}

/// How far a recomputation is.
public struct RecomputeProgress: Sendable, Hashable {
    /// The generation that asks for it.
    public let generation: Int64
    /// Cases to look at; nil until they have been listed.
    public let cases: Int?
    /// Cases that are still to be looked at.
    public let left: Int
    /// Deadlines moved so far; those of a slice that a crash has repeated are not counted.
    public let moved: Int

    /// Made of its properties.
    public init(generation: Int64, cases: Int?, left: Int, moved: Int) {
        self.generation = generation
        self.cases = cases
        self.left = left
        self.moved = moved
    }
}

/// The work that a new calendar or rule makes, kept in the database: any number of daemons share it, and what one leaves
/// unfinished another takes up when its lease has run out. Doing a slice twice does no harm.
public protocol RecomputeQueue: Sendable {
    /// Running deadlines that the scope may touch, in the order of `DueKey`, after `after`.
    func candidates(_ scope: RecomputeScope, after: DueKey?, limit: Int) async throws(Fault) -> [DueKey]
    /// True where the work of a generation has not been listed yet.
    func isUnlisted(_ generation: Int64) async throws(Fault) -> Bool
    /// Lists the work of a generation, unless somebody has done so meanwhile.
    func list(_ generation: Int64, slices: [[String]]) async throws(Fault)
    /// Claims a slice of a generation for `leaseSeconds` of real time; nil where none is free.
    func claim(_ generation: Int64, owner: String, leaseSeconds: Int) async throws(Fault) -> RecomputeSlice?
    /// The wake moments of the deadlines of these cases, by case and deadline.
    func wakes(of caseIDs: [String]) async throws(Fault) -> [String: [String: Instant]]
    /// Writes changes that need no key, for a repetition finds them done; one answer each, in order.
    func write(_ changes: [CaseChange], generation: Int64, recorded: Instant) async -> [Result<Appended, Fault>]
    /// A slice is done; so is the generation, once no slice of it is left. True where it is.
    func finish(_ slice: RecomputeSlice, moved: Int) async throws(Fault)
    /// What is under way.
    func progress() async throws(Fault) -> [RecomputeProgress]
}
