import Wording

/// Something that happened and moves a case: any number of `from` states, exactly one `to` (decisions.md 3).
public struct Action: Sendable {
    /// The account role of the scheduler, which alone takes actions that only time can take.
    public static let system = "system"

    /// What `do=` names: `accept`, `withdraw` …
    public let id: String
    /// The states in which it may be taken.
    public let from: [String]
    /// The state that it leads to, which may be the one it came from.
    public let to: String
    /// Account roles: `mediator`, `supervisor`, or `system` alone.
    public let by: [String]
    /// The party role that acted in the world, stored with the event.
    public let actor: String?
    /// What people read.
    public let name: Bilingual
    /// The law or rule that gives the step; nil where it is plain practice.
    public let basis: Bilingual?
    /// What the step asks for.
    public let fields: [Field]
    /// What must hold before it may be taken.
    public let needs: [Need]
    /// Kinds of document that this step produces.
    public let documents: [String]
    /// Clocks that this step starts.
    public let starts: [ClockStart]
    /// Clocks that this step meets.
    public let stops: [String]
    /// Clocks that this step ends without their act having been done.
    public let cancels: [String]
    /// The clock that this step lengthens; nil for most.
    public let extends: ClockExtension?
    /// Clocks that stand still from this step on.
    public let suspends: [String]
    /// Suspended clocks that run again from this step on.
    public let resumes: [String]
    /// True where the event may lie in the future or before the last advance (decisions.md 12).
    public let anyTime: Bool
    /// True where the step cannot be undone and a client should ask again.
    public let confirm: Bool

    /// Made of its properties.
    public init(
        id: String, from: [String], to: String, by: [String], actor: String?, name: Bilingual, basis: Bilingual?,
        fields: [Field], needs: [Need], documents: [String], starts: [ClockStart], stops: [String],
        cancels: [String], extends: ClockExtension?, suspends: [String], resumes: [String], anyTime: Bool, confirm: Bool
    ) {
        self.id = id
        self.from = from
        self.to = to
        self.by = by
        self.actor = actor
        self.name = name
        self.basis = basis
        self.fields = fields
        self.needs = needs
        self.documents = documents
        self.starts = starts
        self.stops = stops
        self.cancels = cancels
        self.extends = extends
        self.suspends = suspends
        self.resumes = resumes
        self.anyTime = anyTime
        self.confirm = confirm
    }

    /// True where only time can take the action.
    public var isSystem: Bool { by == [Action.system] }
}
