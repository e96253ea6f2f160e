import JSONText
import Mediation
import Procedures
import WorkCalendar

/// What one wake moment of one deadline says. Pure.
struct WakeDecision: Sendable {
    let woken: WokenDeadline
    let moment: DecisionMoment

    /// The whole answer to a wake moment: what to store and what to tell.
    struct Outcome: Sendable {
        /// The case after it.
        let state: CaseState
        /// What expiry did.
        let events: [CaseEvent]
        let notices: [Notice]
        let deadlines: [PlannedDeadline]
        /// True where the deadline became overdue.
        let expired: Bool
    }

    /// Something to be told, before anybody has looked up to whom.
    struct Notice: Sendable, Hashable {
        /// Nil where the deadline ended with its expiry, so that its end does not call the notice back.
        let deadline: String?
        let clock: String
        let due: CivilDay
        let step: String
        let kind: Obligation.Kind
        let at: Instant
        let roles: [ReminderSchedule.Recipient]
    }

    /// Nil where the case has no such deadline.
    func outcome(for state: CaseState) throws(Rejection) -> Outcome? {
        guard let deadline = state.deadlines.first(where: { $0.id == woken.deadline }) else { return nil }
        let expiry = try expiry(of: deadline, in: state)
        let after = expiry?.state ?? state
        guard let left = after.deadlines.first(where: { $0.id == woken.deadline }) else { return nil }
        let others = DeadlinePlan.planned(before: state, after: after, rules: moment.rules, now: moment.now)
            .filter { $0.deadline.id != woken.deadline }
        let answered = PlannedDeadline(
            deadline: left,
            wakeAt: DeadlinePlan.nextWake(of: left, in: after.procedure, after: moment.now, rules: moment.rules),
            expectedWake: woken.wakeAt)
        return Outcome(
            state: after, events: expiry?.events ?? [],
            notices: notices(about: left, in: after.procedure, expired: expiry != nil), deadlines: [answered] + others,
            expired: expiry != nil)
    }

    private func expiry(of deadline: Deadline, in state: CaseState) throws(Rejection) -> Decided? {
        guard deadline.status == .open, moment.now >= ReminderSchedule.overdueBegins(due: deadline.due) else {
            return nil
        }
        return try CaseDecision(moment).expire(state, deadline: deadline.id)
    }

    /// What has come due since the wake moment was planned. Of what was missed, while nobody was there to send it, only
    /// the last of each kind is sent: it says how things stand.
    private func notices(about deadline: Deadline, in procedure: String, expired: Bool) -> [Notice] {
        let all = DeadlinePlan.steps(of: deadline, in: procedure, rules: moment.rules)
        let come = all.filter { woken.wakeAt <= $0.at && $0.at <= moment.now }
        let said: [ReminderSchedule.Step?]
        switch deadline.status {
        case .open: said = [come.last { $0.kind == .reminder }]
        case .overdue:
            // Who is on duty is told while the others must wait, and no longer.
            let asked = come.last?.isForDuty == true ? come.suffix(1) : come.filter { !$0.isForDuty }[...]
            said = [asked.last { $0.kind == .overdue }, asked.last { $0.kind == .escalation }]
        case .suspended, .met, .waived, .cancelled:
            // Expiry itself ended the deadline, so its overdue step will never come: people hear of it now.
            guard expired else { return [] }
            let late = all.filter { $0.kind == .overdue }
            said = [late.first { $0.isForDuty }, late.first { !$0.isForDuty }]
        }
        return said.compactMap { step in step.map { notice($0, deadline) } }
    }

    private func notice(_ step: ReminderSchedule.Step, _ deadline: Deadline) -> Notice {
        Notice(
            deadline: deadline.isRunning ? deadline.id : nil, clock: deadline.clock, due: deadline.due, step: step.id,
            kind: Self.kind(step.kind), at: min(step.at, moment.now), roles: step.recipients)
    }

    private static func kind(_ kind: ReminderSchedule.Kind) -> Obligation.Kind {
        switch kind {
        case .reminder: .reminder
        case .overdue: .overdue
        case .escalation: .escalation
        }
    }
}
