import Wording

/// Something that happened and moves a case: any number of `from` states, exactly one `to` (decisions.md 3).
public struct Action: Sendable {
    /// The account role of the scheduler, which alone takes actions that only time can take.
    public static let system = "system"

    public let id: String
    public let from: [String]
    public let to: String
    /// Account roles: `mediator`, `supervisor`, or `system` alone.
    public let by: [String]
    /// The party role that acted in the world, stored with the event.
    public let actor: String?
    public let name: Bilingual
    public let basis: Bilingual?
    public let fields: [Field]
    public let needs: [Need]
    /// Kinds of document that this step produces.
    public let documents: [String]
    public let starts: [ClockStart]
    /// Clocks that this step meets.
    public let stops: [String]
    /// Clocks that this step ends without their act having been done.
    public let cancels: [String]
    public let extends: ClockExtension?
    public let suspends: [String]
    public let resumes: [String]
    /// True where the event may lie in the future or before the last advance (decisions.md 12).
    public let anyTime: Bool
    /// True where the step cannot be undone and a client should ask again.
    public let confirm: Bool

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
