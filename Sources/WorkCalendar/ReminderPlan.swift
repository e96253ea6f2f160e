/// Lays the steps of one deadline on days.
struct ReminderPlan {
    let start: CivilDay
    let due: CivilDay
    let policy: ReminderPolicy
    let days: SendingDays
    /// Whether the site has named anybody for days of rest.
    let hasDuty: Bool

    private struct Draft {
        let id: String
        let day: CivilDay
        let kind: ReminderSchedule.Kind
        let recipients: [ReminderSchedule.Recipient]
    }

    func steps() -> [ReminderSchedule.Step] {
        merged(policy.steps.flatMap { step in step.moment.isLate ? late(step) : reminder(step).map { [$0] } ?? [] })
    }

    /// A step up to the due day.
    private func reminder(_ step: ReminderPolicy.Step) -> Draft? {
        if step.moment == .half, start == .first { return nil }
        let earliest = step.moment == .start ? start : start.adding(days: 1)
        return fitting(day(of: step.moment), from: earliest).map {
            Draft(id: step.moment.id, day: $0, kind: step.kind, recipients: step.recipients.filter { $0 != .duty })
        }
    }

    /// The sending day on or before `day`; where that is before `earliest`, the first one from then on if the due day has
    /// not passed by then. Steps that were to come before the term began are dropped.
    private func fitting(_ day: CivilDay, from earliest: CivilDay) -> CivilDay? {
        guard day >= earliest, earliest <= due else { return nil }
        let before = days.previous(onOrBefore: day)
        if before >= earliest { return before }
        let after = days.next(onOrAfter: earliest)
        return after <= due ? after : nil
    }

    /// What is said when the day has passed: on the next sending day, and on a day of rest at once to who is on duty.
    private func late(_ step: ReminderPolicy.Step) -> [Draft] {
        let raw = day(of: step.moment)
        let next = days.next(onOrAfter: raw)
        let waiting = step.recipients.filter { $0 != .duty }
        var drafts: [Draft] = []
        if hasDuty, next != raw, !days.quiet.contains(raw), waiting.count < step.recipients.count {
            drafts.append(Draft(id: step.moment.id, day: raw, kind: step.kind, recipients: [.duty]))
        }
        if !waiting.isEmpty {
            drafts.append(Draft(id: step.moment.id, day: next, kind: step.kind, recipients: waiting))
        }
        return drafts
    }

    private func day(of moment: ReminderPolicy.Moment) -> CivilDay {
        switch moment {
        case .start: start
        case .half: start.adding(days: CivilDay.days(from: start, to: due) / 2)
        case .due: due
        case .week(let week): due.adding(days: 1 + 7 * week)
        case .before(let length): counted(length, back: true)
        case .after(let length): counted(length, back: false)
        }
    }

    private func counted(_ length: TermLength, back: Bool) -> CivilDay {
        guard length.unit == .workingDays else { return due.adding(days: back ? -length.count : length.count) }
        return (0..<length.count).reduce(due) { day, _ in
            back
                ? days.calendar.previousWorkingDay(onOrBefore: day.adding(days: -1))
                : days.calendar.nextWorkingDay(onOrAfter: day.adding(days: 1))
        }
    }

    /// One step per day: the most pressing, which comes last in the policy, told to everybody concerned.
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
