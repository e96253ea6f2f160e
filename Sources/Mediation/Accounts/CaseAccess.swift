import Procedures
import Wording
import WorkCalendar

/// What a caller may see of a case and do with it (protocol.md 5.3). An account has the union of its roles' rights.
public struct CaseAccess: Sendable {
    private let caller: Caller

    /// The rights of this caller.
    public init(_ caller: Caller) { self.caller = caller }

    /// How much of a case is shown.
    public enum Depth: Int, Sendable, Comparable {
        /// Answered as if the case did not exist.
        case nothing
        /// State, dates, parties, assignee, deadlines and open facts; no notes, positions or offers.
        case status
        /// Positions and notes too, by a grant; no offers, no private notes.
        case granted
        /// All but sensitive personal values.
        case full
        /// Everything, sensitive personal values included.
        case sensitive

        /// Orders by how much is shown.
        public static func < (left: Depth, right: Depth) -> Bool { left.rawValue < right.rawValue }
    }

    /// The depth for one case.
    public func depth(office: String, assignee: String?) -> Depth {
        let covered = caller.covers(office)
        if caller.has(.supervisor), covered { return .sensitive }
        if caller.has(.mediator), covered || assignee == caller.name { return .sensitive }
        if caller.has(.auditor) { return .full }
        if caller.has(.reader), covered { return .status }
        return .nothing
    }

    /// True where every case is shown, whatever its office and assignee.
    public var seesEveryCase: Bool {
        if caller.has(.auditor) { return true }
        return caller.offices == nil && (caller.has(.supervisor) || caller.has(.mediator) || caller.has(.reader))
    }

    /// True where of the cases that lists show more is read than the status: what was noted, and values that are not open.
    public var readsDeep: Bool { caller.has(.supervisor) || caller.has(.mediator) || caller.has(.auditor) }

    /// Which cases lists show.
    public var visibility: Visibility {
        if caller.has(.auditor) { return .everything }
        guard let offices = caller.offices else { return .everything }
        return .offices(offices, assignedTo: caller.name)
    }

    /// True where the caller may change the case: supervisors in scope, mediators their own and assigned cases, and
    /// those of their office that nobody has yet.
    public func mayChange(_ state: CaseState) -> Bool {
        if caller.has(.supervisor), caller.covers(state.office) { return true }
        guard caller.has(.mediator) else { return false }
        if state.assignee == caller.name || state.openedBy == caller.name { return true }
        return state.assignee == nil && caller.covers(state.office)
    }

    /// True where the caller may read a private note: its author, the case's assignee, supervisors in scope.
    public func mayReadPrivateNote(by author: String, office: String, assignee: String?) -> Bool {
        author == caller.name || assignee == caller.name || (caller.has(.supervisor) && caller.covers(office))
    }

    /// The depth for one case as it stands on a day of business time, grants included.
    public func depth(of state: CaseState, on day: CivilDay) -> Depth {
        let own = depth(office: state.office, assignee: state.assignee)
        guard own < .granted, caller.has(.reader), state.isGranted(to: caller.name, on: day) else { return own }
        return .granted
    }
}
