import Wording
import WorkCalendar

/// A deadline with the lines by which a lawyer can check its day.
struct Timed {
    var deadline: Deadline
    var trace: [Bilingual]
}

extension Deadline {
    /// How far a deadline reaches once its lengths, excluded days and trigger are known: by its rule and the calendar,
    /// or from the day that people wrote, which never moves off a day of rest. Throws `blocked` with the condition
    /// `rule-in-force` where no version of the rule governs the trigger day.
    func timed(_ rules: RuleBook, traced: Bool = true) throws(Rejection) -> Timed {
        var next = self
        if let written {
            let days = excluded.reduce(0) { $0 + CivilDay.days(from: $1.lowerBound, to: $1.upperBound) + 1 }
            let calendar = rules.calendar(for: rule.flatMap { rules[$0]?.jurisdiction } ?? "prc")
            let end = extensions.reduce(written) { $0.adding($1, calendar) }.adding(days: days)
            next.nominal = end
            next.due = end
            next.provisional = false
            return Timed(deadline: next, trace: next.writtenTrace(days))
        }
        guard let rule else { return Timed(deadline: self, trace: []) }
        do {
            let day = try rules.due(
                rule: rule, from: trigger, extensions: extensions, excluded: excluded, traced: traced)
            next.ruleVersion = day.ruleVersion
            next.calendarVersion = day.calendarVersion
            next.nominal = day.nominal
            next.due = day.due
            next.provisional = day.provisional
            return Timed(deadline: next, trace: day.trace)
        } catch {
            let basis = rules[rule]?.nearestVersion(to: trigger).basis
            throw .blocked([.init(condition: RuleInForce.id, text: error.text, basis: basis)])
        }
    }

    /// An overdue deadline whose day has moved to today or later runs again.
    func revived(on today: CivilDay) -> Deadline {
        var next = self
        if status == .overdue && due >= today { next.status = .open }
        return next
    }

    private func writtenTrace(_ excludedDays: Int) -> [Bilingual] {
        guard let written else { return [] }
        var lines = [Bilingual(zh: "届满日由人写明：\(written.iso)", en: "the last day was written by people: \(written.iso)")]
        for length in extensions {
            lines.append(Bilingual(zh: "延长\(length.words.zh)", en: "extended by \(length.words.en)"))
        }
        if excludedDays > 0 {
            lines.append(
                Bilingual(zh: "扣除不计入的 \(excludedDays) 日，相应顺延", en: "lengthened by \(excludedDays) excluded days"))
        }
        lines.append(Bilingual(zh: "届满日 \(due.iso)", en: "due \(due.iso)"))
        return lines
    }
}

/// The word of the condition that a deadline rule has a version for the trigger day.
enum RuleInForce { static let id = "rule-in-force" }

extension CivilDay {
    /// The day a length later; working days by `calendar`, or Monday to Friday without one.
    fileprivate func adding(_ length: TermLength, _ calendar: WorkingCalendar?) -> CivilDay {
        switch length.unit {
        case .naturalDays: return adding(days: length.count)
        case .months: return adding(months: length.count)
        case .years: return adding(years: length.count)
        case .workingDays:
            var day = self
            for _ in 0..<length.count {
                day = day.adding(days: 1)
                while !(calendar?.isWorking(day) ?? (day.weekday < 6)) { day = day.adding(days: 1) }
            }
            return day
        }
    }
}
