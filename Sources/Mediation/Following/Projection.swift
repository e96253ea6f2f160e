import JSONText
import Procedures

/// Rows made of cases and kept beside them: each case's are a pure function of that case. A ``Follower`` makes them anew
/// whenever the log tells of a change, and stores what has become different.
///
/// Its rows are kept by the SQL function `store_NAME(case_ids text[], made jsonb)`: `made` is an array of ``rows(of:)``, and
/// what a case of `case_ids` has no longer is to be removed.
public protocol Projection: Sendable {
    /// The name of its checkpoint: `words`, `facts`.
    var name: String { get }
    /// Raised when the same case gives other rows: then all are made anew, by the newest release that runs.
    var version: Int { get }
    /// Whether it looks at ``FollowedCase/events``.
    var readsEvents: Bool { get }
    /// Whether a case's rows may have become others by this; true where that is not known. What is not told of here costs nothing.
    func concerns(_ happening: ChangedCase.Happening, of changed: ChangedCase) -> Bool
    /// The rows of a case as it stands now; each must name its case.
    func rows(of subject: FollowedCase) -> [JSONObject]
}

extension Projection {
    /// Whether anything that happened to the case concerns the projection.
    func concerns(_ changed: ChangedCase) -> Bool {
        changed.happenings?.contains { concerns($0, of: changed) } ?? true
    }
}

/// A case as a projection sees it.
public struct FollowedCase: Sendable {
    /// The case.
    public let state: CaseState
    /// The event that opened it: the later, the newer the case.
    public let openedSeq: Int64
    /// All its notes, private ones included, oldest first.
    public let notes: [CaseNote]
    /// All its events, oldest first; empty where the projection does not read them.
    public let events: [LoggedEvent]

    /// Made of its properties.
    public init(state: CaseState, openedSeq: Int64, notes: [CaseNote], events: [LoggedEvent] = []) {
        self.state = state
        self.openedSeq = openedSeq
        self.notes = notes
        self.events = events
    }
}
