import JSONText
import WorkCalendar

/// What a list of the registry asks for; entries that became part of others are left out.
public struct RegistryFilter: Sendable {
    /// Enterprises or persons.
    public var kind: RegistryKind
    /// A ``NameKey`` that the entry's contains.
    public var nameKey: String?
    /// True where the entry's key must be the same.
    public var isWholeName = false
    /// The whole credit code.
    public var creditCode: String?
    /// The whole telephone number.
    public var phone: String?
    /// The whole identity number.
    public var identityNumber: String?
    /// Rows on one page.
    public var limit: Int
    /// The ``Page/next`` of the page before; nil for the first page.
    public var after: [JSONValue]?

    /// Everything of a kind, one page of `limit` rows at a time.
    public init(kind: RegistryKind, limit: Int) {
        self.kind = kind
        self.limit = limit
    }
}

/// The enterprises and persons of the federation. Each change is recorded under the acting account and the request's key,
/// and is remembered for ever.
public protocol RegistryStore: Sendable {
    /// An id that no entry has.
    func newID(of kind: RegistryKind) async throws(Fault) -> String
    /// The entries of these ids, as far as there are any.
    func entries(_ ids: [String]) async throws(Fault) -> [RegistryEntry]
    /// A page of entries by id.
    func find(_ filter: RegistryFilter) async throws(Fault) -> Page<RegistryEntry>
    /// Makes, changes or merges an entry.
    func change(
        _ change: RegistryChange, by account: String, at now: Instant, key: RequestKey, rows: [String]
    ) async throws(Fault) -> RegistryOutcome
    /// The newest cases of which the entry, or one that became part of it, is a party.
    func cases(of id: String, visibility: Visibility, limit: Int) async throws(Fault) -> [CaseRow]
    /// The newest open cases of a procedure that are about one of these, but for one case.
    func similar(
        to keys: [String], procedure: String, except caseID: String, visibility: Visibility, limit: Int
    ) async throws(Fault) -> [CaseRow]
    /// What was done to the entry and to those that became part of it, newest first.
    func events(of id: String, limit: Int) async throws(Fault) -> [RegistryEvent]
}
