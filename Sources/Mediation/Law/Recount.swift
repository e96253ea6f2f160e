import Procedures
import WorkCalendar

/// Counts the deadlines of one case again: what is to be stored, and what it moves. Pure.
public struct Recount: Sendable {
    /// The case as the book in force leaves it; nil where nothing of it changes.
    public let decided: Decided?
    /// How many deadlines change.
    public let moved: Int
    /// The change to store; nil where there is none.
    public let change: CaseChange?

    /// - Parameter wakes: the stored wake moments of the case's deadlines. One that lies ahead and would be planned
    ///   otherwise now is planned anew, without an event: nobody's day moves.
    public init(
        _ state: CaseState, wakes: [String: Instant], moment: DecisionMoment, because cause: RecomputeCause
    ) {
        let decided = CaseDecision(moment).recompute(state, because: cause)
        let after = decided?.state ?? state
        var planned = DeadlinePlan.planned(before: state, after: after, rules: moment.rules, now: moment.now)
        let moved = Set(planned.map(\.deadline.id))
        for deadline in after.deadlines where !moved.contains(deadline.id) {
            guard let wake = wakes[deadline.id], wake > moment.now else { continue }
            let next = DeadlinePlan.nextWake(
                of: deadline, in: state.procedure, after: moment.now, rules: moment.rules)
            if next != wake { planned.append(PlannedDeadline(deadline: deadline, wakeAt: next, expectedWake: wake)) }
        }
        self.decided = decided
        self.moved = moved.count
        guard !planned.isEmpty else {
            change = nil
            return
        }
        change = CaseChange(
            expected: state.version, expectedRevision: state.revision, state: after, events: decided?.events ?? [],
            deadlines: planned, obligations: [])
    }
}
