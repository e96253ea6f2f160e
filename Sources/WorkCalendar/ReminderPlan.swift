/// Lays the steps of one deadline on working days.
struct ReminderPlan {
    let start: CivilDay
    let due: CivilDay
    let hard: Bool
    let nature: DeadlineRule.Nature
    let calendar: WorkingCalendar

    /// Weekly escalation ends after this many.
    static let weeks = 8

    private struct Draft {
        let id: String
        let day: CivilDay
        let kind: ReminderSchedule.Kind
        let recipients: [ReminderSchedule.Recipient]
    }

    func steps(short: Bool) -> [ReminderSchedule.Step] {
        merged(reminders(short: short) + (nature == .limit || nature == .right ? late() : []))
    }

    /// The steps up to the due day, the least pressing first.
    private func reminders(short: Bool) -> [Draft] {
        let workingDayBefore = calendar.previousWorkingDay(onOrBefore: due.adding(days: -1))
        let half = start.adding(days: CivilDay.days(from: start, to: due) / 2)
        var wanted: [(String, CivilDay)] =
            switch nature {
            case .limit where short, .right where short: [("start", start), ("1wd", workingDayBefore), ("due", due)]
            case .limit, .right:
                [
                    ("half", half), ("7d", due.adding(days: -7)), ("3d", due.adding(days: -3)),
                    ("1wd", workingDayBefore), ("due", due),
                ]
            case .window: [("7d", due.adding(days: -7)), ("due", due)]
            case .effect, .retention: [("due", due)]
            }
        if start == .first { wanted.removeAll { $0.0 == "half" } }
        return wanted.compactMap { id, day in
            fitting(day, from: id == "start" ? start : start.adding(days: 1)).map {
                Draft(id: id, day: $0, kind: .reminder, recipients: [.assignee])
            }
        }
    }

    /// The working day on or before `day`; where that is before `earliest`, the first working day from then on if the due
    /// day has not passed by then. Steps that were to come before the term began are dropped.
    private func fitting(_ day: CivilDay, from earliest: CivilDay) -> CivilDay? {
        guard day >= earliest, earliest <= due else { return nil }
        let before = calendar.previousWorkingDay(onOrBefore: day)
        if before >= earliest { return before }
        let after = calendar.nextWorkingDay(onOrAfter: earliest)
        return after <= due ? after : nil
    }

    /// What is said when the day has passed. A soft limit that is missed has no consequence in law,
    /// and a right that is not used is nobody's fault: neither is escalated.
    private func late() -> [Draft] {
        let first = due.adding(days: 1)
        let overdue = Draft(
            id: "overdue", day: calendar.nextWorkingDay(onOrAfter: first), kind: .overdue,
            recipients: [.assignee, .supervisor])
        guard hard, nature == .limit else { return [overdue] }
        return [overdue]
            + (1...Self.weeks).map { week in
                Draft(
                    id: "weekly-\(week)", day: calendar.nextWorkingDay(onOrAfter: first.adding(days: 7 * week)),
                    kind: .escalation, recipients: [.supervisor, .legal])
            }
    }

    /// One step per day: the most pressing, which comes last in the draft, told to everybody concerned.
    private func merged(_ drafts: [Draft]) -> [ReminderSchedule.Step] {
        var byDay: [CivilDay: [Draft]] = [:]
        for draft in drafts { byDay[draft.day, default: []].append(draft) }
        return byDay.sorted { $0.key < $1.key }.compactMap { day, drafts in
            drafts.last.map { last in
                ReminderSchedule.Step(
                    id: last.id, at: day.at(hour: 9), kind: last.kind,
                    recipients: ReminderSchedule.Recipient.allCases.filter { role in
                        drafts.contains { $0.recipients.contains(role) }
                    },
                    merged: drafts.dropLast().map(\.id))
            }
        }
    }
}
