import JSONText
import WorkCalendar

/// What `figure.list` asks for.
public struct FigureFilter: Sendable {
    /// The id of a figure.
    public var figure: String?
    /// Only entries whose days lie within these.
    public var period: Period?
    /// The codes of offices; nil means all.
    public var offices: [String]?
    /// Only entries that stand so; nil means all.
    public var state: FigureEntry.State?
    /// Rows on one page.
    public var limit: Int
    /// The ``Page/next`` of the page before.
    public var after: [JSONValue]?

    /// Every entry, one page of `limit` rows at a time.
    public init(limit: Int) { self.limit = limit }
}

/// How a step on the ledger ended.
public enum FigureOutcome: Sendable {
    /// Durable; the entry as it is now. `replayed` where the key was there already.
    case done(FigureEntry, replayed: Bool)
    /// The key belongs to another request.
    case keyReused
    /// There is a line for this already, whose days are the same or overlap without lying within each other.
    case clash(with: Int64)
    /// There is no such entry, or the one to put right is about something else.
    case unknown
    /// The entry was put right already, by this one.
    case superseded(by: Int64)
    /// Whoever entered it cannot sign it.
    case sameAccount
    /// It was signed already.
    case alreadySigned
}

/// The figure ledger: entries are added and signed, never changed.
public protocol FigureLedger: Sendable {
    /// Adds an entry, remembered under the request's key.
    func record(_ entry: FigureEntry, key: RequestKey) async throws(Fault) -> FigureOutcome
    /// Signs an entry of one of these offices (nil is all), remembered under the request's key.
    func sign(
        _ number: Int64, offices: [String]?, by account: String, at now: Instant, key: RequestKey
    ) async throws(Fault) -> FigureOutcome
    /// An entry by its number.
    func entry(_ number: Int64) async throws(Fault) -> FigureEntry?
    /// A page of entries, newest first.
    func entries(_ filter: FigureFilter) async throws(Fault) -> Page<FigureEntry>
}
