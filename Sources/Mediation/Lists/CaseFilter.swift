import JSONText
import WorkCalendar

/// What `case.list` asks for. Order: the moment of opening, then case number; with words, that of ``FoundCases``.
public struct CaseFilter: Sendable {
    /// A procedure's id, in any version.
    public var procedure: String?
    /// Ids of states; empty means all.
    public var states: [String] = []
    /// The codes of an office and all below it; nil means all.
    public var offices: [String]?
    /// The name of the account that handles the case.
    public var assignee: String?
    /// The number by which others know the case; not together with words.
    public var external: String?
    /// What a party's name contains.
    public var party: SoughtWords?
    /// Whether a deadline of the case is overdue.
    public var overdue: Bool?
    /// Only cases whose next due day is this day or earlier.
    public var dueBefore: CivilDay?
    /// The first day of opening in Shanghai, included.
    public var openedFrom: CivilDay?
    /// The last day of opening in Shanghai, included.
    public var openedTo: CivilDay?
    /// What the case contains, as far as the asking account may read it.
    public var text: SoughtWords?
    /// Whether the asking account reads notes, and values that are not open to all.
    public var readsDeep = false
    /// What the asking account may see.
    public var visibility: Visibility
    /// Rows on one page.
    public var limit: Int
    /// The ``Page/next`` of the page before; nil for the first page.
    public var after: [JSONValue]?

    /// All that is visible, one page of `limit` rows at a time.
    public init(visibility: Visibility, limit: Int) {
        self.visibility = visibility
        self.limit = limit
    }
}
