/// Cases that were found by words.
public struct FoundCases: Sendable {
    /// In which order they come.
    public enum Order: String, Sendable {
        /// By where the words are: number and title before names of parties before all the rest; the newest first in each.
        case place
        /// The newest first, since the words are in very many cases.
        case newest
    }

    /// The cases. A page of very many may end early, before its limit, where looking on would take too long.
    public let page: Page<CaseRow>
    /// Their order.
    public let order: Order
    /// So many of the events before the question the index of words does not contain yet; nil where it is being made from zero.
    public let behind: Int64?

    /// Made of its properties.
    public init(page: Page<CaseRow>, order: Order, behind: Int64?) {
        self.page = page
        self.order = order
        self.behind = behind
    }
}
