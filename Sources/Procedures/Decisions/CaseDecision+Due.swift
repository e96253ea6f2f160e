import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// A supervisor's override of one deadline: another day, a longer one within the rule's cap, or none at all.
    /// Exactly one of `on`, `extend` (a length, or the new last day) and `waive`; the deadline by its id, or by its
    /// clock where only one runs.
    public func setDue(
        _ state: CaseState, due: String?, what: String?, reason: String, on: String?, extend: String?, waive: Bool
    ) throws(Rejection) -> Decided {
        let asked = [on.map { _ in "on" }, extend.map { _ in "extend" }, waive ? "waive" : nil].compactMap { $0 }
        guard asked.count == 1 else {
            throw .unusable(
                asked.count > 1 ? asked[1] : "on", zh: "on、extend、waive 应写且只写一项",
                en: "give exactly one of on, extend, waive")
        }
        let reason = try line(reason, key: "reason")
        let deadline = try runningDeadline(state, due: due, what: what)
        var plan = ClockPlan(state, moment)
        if waive {
            plan.end([deadline], .dueWaived, .waived)
        } else if let on {
            plan.move(.dueRecomputed, deadline, try room(deadline).set(to: try day(on, key: "on")))
        } else if let extend, let length = TermLength(extend) {
            plan.move(.dueExtended, deadline, try room(deadline).adding(length))
        } else if let extend {
            plan.move(.dueExtended, deadline, try room(deadline).until(try day(extend, key: "extend"), key: "extend"))
        }
        var unfolding = Unfolding(state)
        for change in plan.changes {
            var payload = change.payload(procedure)
            payload["reason"] = .string(reason)
            unfolding.append(change.type, at: moment.now, payload)
        }
        return unfolding.decided
    }

    private func day(_ typed: String, key: String) throws(Rejection) -> CivilDay {
        if let day = DayExpression.day(typed, now: moment.now) { return day }
        throw .unusable(
            key, zh: "\(key) 应为日期，如 2026-11-22、today+7d" + (key == "extend" ? "，或期间，如 15d" : ""),
            en: "\(key) must be a date such as 2026-11-22 or today+7d"
                + (key == "extend" ? ", or a length such as 15d" : ""))
    }

    private func runningDeadline(_ state: CaseState, due: String?, what: String?) throws(Rejection) -> Deadline {
        if let due {
            guard let deadline = state.deadlines.first(where: { $0.id == due }), what == nil || what == deadline.clock
            else { throw noDeadline(due) }
            guard deadline.isRunning else {
                throw .blocked(
                    ClockRunning.id, zh: "期限 \(due) 已结束，不能再改", en: "the deadline \(due) has ended and cannot be changed"
                )
            }
            return deadline
        }
        guard let what else { throw .missing("due") }
        let running = state.deadlines.filter { $0.clock == what && $0.isRunning }
        guard let first = running.first else {
            throw .notFound(
                Bilingual(zh: "本案没有正在计算的期限 \(what)", en: "the case has no running deadline \(what)"))
        }
        guard running.count == 1 else {
            let ids = running.map { "\($0.id) (\($0.due.iso))" }
            throw .unusable(
                "what", zh: "有 \(running.count) 个名为 \(what) 的期限，请用 due= 指明：\(ids.joined(separator: "、"))",
                en: "\(running.count) deadlines are called \(what); name one by due=: \(ids.joined(separator: ", "))")
        }
        return first
    }
}
