import JSONText

/// What `notice.list` asks for. Order: newest first by id.
public struct NoticeFilter: Sendable {
    /// Only notices about this case.
    public var caseID: String?
    /// `due`, `claimed`, `sent`, `uncertain`, `failed`, `cancelled`; empty means all.
    public var states: [String] = []
    /// What the asking account may see.
    public var visibility: Visibility
    /// Only notices to this account (a mediator's own).
    public var account: String?
    /// Rows on one page.
    public var limit: Int
    /// The ``Page/next`` of the page before; nil for the first page.
    public var after: [JSONValue]?

    /// All notices that are visible, one page of `limit` rows at a time.
    public init(visibility: Visibility, limit: Int) {
        self.visibility = visibility
        self.limit = limit
    }
}
