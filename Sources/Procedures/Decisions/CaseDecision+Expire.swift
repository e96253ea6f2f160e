import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// What the passing of a due day does: `due.overdue`, and the on-expiry action where the state allows it and its
    /// conditions hold. Nil where nothing is to be done: the deadline is not open, not yet past, or was handled before.
    public func expire(_ state: CaseState, deadline id: String) throws(Rejection) -> Decided? {
        guard let deadline = state.deadlines.first(where: { $0.id == id }) else { throw noDeadline(id) }
        let begins = ReminderSchedule.overdueBegins(due: deadline.due)
        guard deadline.status == .open, moment.now >= begins else { return nil }
        // Calendars may have changed since the day was counted; it is about to be counted again and is not past.
        if let present = try? deadline.timed(moment.rules, traced: false).deadline.due,
            moment.now < ReminderSchedule.overdueBegins(due: present)
        {
            return nil
        }
        let at = min(moment.now, max(begins, state.lastAdvanceAt))
        var unfolding = Unfolding(state)
        var plan = ClockPlan(state, moment)
        plan.expire(deadline)
        unfolding.append(plan, at: at, names: procedure)
        guard case .action(let id) = deadline.onExpiry, let action = procedure.action(id),
            action.from.contains(state.state)
        else { return unfolding.decided }
        do throws(Rejection) {
            let values = try ArgumentReader(now: moment.now, state: state).read([:], action.fields)
            var further = unfolding
            try take(action, at: at, reason: nil, values, on: &further)
            return further.decided
        } catch {
            return unfolding.decided
        }
    }

    func noDeadline(_ id: String) -> Rejection {
        .notFound(Bilingual(zh: "本案没有期限 \(id)", en: "the case has no deadline \(id)"))
    }
}
