import JSONText

/// How far a projection is.
public struct ProjectionStanding: Sendable, Hashable {
    /// The projection.
    public let name: String
    /// The version of the function that makes its rows.
    public let version: Int
    /// Everything up to here has been taken in.
    public let seq: Int64
    /// Nil while it catches up from far behind: then rows of changes before ``seq`` may still be missing.
    public let whole: Int64?
    /// The newest event of the log.
    public let head: Int64
    /// For how long, in milliseconds, nothing has been taken in though there was something; 0 where nothing is left.
    public let lateMilliseconds: Int64

    /// Made of its properties.
    public init(name: String, version: Int, seq: Int64, whole: Int64?, head: Int64, lateMilliseconds: Int64) {
        self.name = name
        self.version = version
        self.seq = seq
        self.whole = whole
        self.head = head
        self.lateMilliseconds = lateMilliseconds
    }
}

/// A projection that is being worked on.
public struct ProjectionClaim: Sendable, Hashable {
    /// Everything up to here has been taken in.
    public var seq: Int64
    /// Until then a case is left to the page of its newest event, so that much is taken in once.
    public let wholeFrom: Int64

    /// Made of its properties.
    public init(seq: Int64, wholeFrom: Int64) {
        self.seq = seq
        self.wholeFrom = wholeFrom
    }
}

/// Keeps projections. At most one daemon works on each: a claim has a lease, and a page is stored only where the last one
/// ended.
public protocol ProjectionStore: Sendable {
    /// How far every projection is.
    func standings() async throws(Fault) -> [ProjectionStanding]
    /// Takes a projection to work on, for `leaseSeconds` of real time after each page; nil where somebody else has it.
    func claim(_ projection: any Projection, owner: String, leaseSeconds: Int) async throws(Fault) -> ProjectionClaim?
    /// What at most `limit` events after the claim's place have changed; nil where the log has no more.
    func page(after claim: ProjectionClaim, limit: Int) async throws(Fault) -> ChangedPage?
    /// These cases as they stand now, which may be later than their page; without those that cannot be read.
    func cases(_ changed: [ChangedCase], withEvents: Bool) async throws(Fault) -> [FollowedCase]
    /// Stores the rows of these cases together with the end of their page; false where somebody else has taken over, and
    /// nothing was stored.
    func store(
        _ rows: [JSONObject], of cases: [FollowedCase], upTo end: Int64, for projection: any Projection,
        after claim: ProjectionClaim, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> Bool
    /// Lets others work on it.
    func release(_ projection: any Projection, owner: String) async throws(Fault)
}

extension ProjectionStore {
    /// Waits until a projection has taken in everything up to `seq`, but not longer than `limit`; answers up to where its rows
    /// are whole then, nil where it catches up from far behind or does not exist yet.
    public func reach(_ seq: Int64, of name: String, within limit: Duration) async throws(Fault) -> Int64? {
        let end = ContinuousClock.now + limit
        while true {
            let standing = try await standings().first { $0.name == name }
            guard let whole = standing?.whole else { return nil }
            if whole >= seq || ContinuousClock.now >= end { return whole }
            do { try await Task.sleep(for: .milliseconds(20)) } catch { throw .timeout }
        }
    }
}
