import Wording

extension DeadlineRule {
    /// When a term of this rule ends, counted by `calendar`; see ``RuleBook/due(rule:from:extensions:excluded:lenient:)``.
    public func due(
        from trigger: CivilDay, extensions: [TermLength] = [], excluded: [ClosedRange<CivilDay>] = [],
        calendar: WorkingCalendar, lenient: Bool = false, traced: Bool = true
    ) throws(DeadlineError) -> DueDay {
        let inForce = version(at: trigger)
        guard let version = inForce ?? (lenient ? nearestVersion(to: trigger) : nil) else {
            throw .notInForce(rule: id, trigger: trigger)
        }
        let step = version.direction == .after ? 1 : -1
        let counter = PeriodCounter(calendar: calendar, excluded: ExcludedDays(excluded), step: step)
        let lengths = [version.length] + extensions
        guard let end = counter.end(of: lengths, from: trigger, inclusive: version.inclusiveStart) else {
            throw .outOfRange(rule: id)
        }
        let rolls = version.roll && !end.onWorkingDay
        let rolled = rolls ? calendar.nextWorkingDay(onOrAfter: end.day) : end.day
        let due = version.nextDay ? rolled.adding(days: 1) : rolled
        guard due <= .last else { throw .outOfRange(rule: id) }

        let provisional =
            end.beyondCalendar || due > calendar.horizon || (rolls && end.day < calendar.firstKnownDay)
        var trace = DeadlineTrace(rule: self, version: version, calendar: calendar)
        if traced {
            trace.start(trigger, lengths: lengths, inForce: inForce != nil)
            trace.exclude(excluded, inside: counter.excluded, trigger: trigger, end: end.day)
            trace.finish(nominal: end.day, onWorkingDay: end.onWorkingDay, rolled: rolled, due: due)
            if provisional { trace.doubt() }
        }
        return DueDay(
            rule: id, ruleVersion: version.number, calendarVersion: calendar.version, trigger: trigger,
            lengths: lengths, nominal: end.day, due: due, provisional: provisional, trace: trace.lines)
    }
}
