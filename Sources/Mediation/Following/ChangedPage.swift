import Procedures

/// A page of the log: what it has changed.
public struct ChangedPage: Sendable {
    /// The last event of the page.
    public let upto: Int64
    /// The cases that its events are about, each once.
    public let cases: [ChangedCase]

    /// Made of its properties.
    public init(upto: Int64, cases: [ChangedCase]) {
        self.upto = upto
        self.cases = cases
    }
}

/// A case of which a page of the log tells.
public struct ChangedCase: Sendable, Hashable {
    /// What kind of thing happened: enough to say whether a projection has anything to do.
    public struct Happening: Sendable, Hashable {
        /// The event's type.
        public let type: EventType
        /// The action, where it was one.
        public let action: String?

        /// Made of its properties.
        public init(type: EventType, action: String?) {
            self.type = type
            self.action = action
        }
    }

    /// Its number.
    public let id: String
    /// The event that opened it: the later, the newer the case.
    public let openedSeq: Int64
    /// The procedure that it follows now.
    public let procedure: String
    /// The procedure's version.
    public let procedureVersion: Int
    /// What happened on the page, each kind once; nil where earlier pages may have left something out.
    public let happenings: [Happening]?

    /// Made of its properties.
    public init(id: String, openedSeq: Int64, procedure: String, procedureVersion: Int, happenings: [Happening]?) {
        self.id = id
        self.openedSeq = openedSeq
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.happenings = happenings
    }
}
