import ICalendar
import Mediation
import Procedures
import Wording
import WorkCalendar

/// Deadlines as a calendar that people subscribe to: an all-day event on each due day, with an alarm at nine on the working
/// day before. It holds what one line of `due.list` holds and no more.
struct DueCalendar {
    let rules: RuleBook
    let language: Language
    let now: Instant

    /// What calls it in a calendar program.
    func file(_ events: [CalendarEvent], of whom: String) -> CalendarFile {
        let name = Bilingual(zh: "期限 \(whom)", en: "Deadlines \(whom)")
        return CalendarFile(
            name: name[language], product: "-//Parley//parleyd//\(language.rawValue.uppercased())", events: events)
    }

    /// One deadline; `title` is nil for those who may not see it.
    func event(_ due: DueRow, name: Bilingual?, title: String?) -> CalendarEvent {
        let rule = due.rule.flatMap { rules[$0] }
        let detail = [
            title, rule?.nearestVersion(to: due.trigger).basis[language],
            rule.map { $0.hard ? nil : Self.guideline[language] } ?? nil,
        ]
        return CalendarEvent(
            uid: "\(due.caseID).\(due.deadline)@parley", changed: due.changed ?? now, sequence: due.revision,
            day: due.due,
            summary: (mark(due)?[language] ?? "") + "\(name?[language] ?? due.clock) \(due.caseID)",
            detail: detail.compactMap { $0 }.joined(separator: "\n"),
            status: due.provisional || due.status == .suspended ? .tentative : .confirmed,
            isUrgent: due.status == .overdue, alarms: alarms(due))
    }

    /// None for a day that may still move by a suspension, nor for one that has gone by.
    private func alarms(_ due: DueRow) -> [Instant] {
        guard due.status == .open, let calendar = rules.calendar(for: "prc") else { return [] }
        let eve = calendar.previousWorkingDay(onOrBefore: due.due.adding(days: -1))
        return [eve.at(hour: 9)].filter { $0 > now }
    }

    private func mark(_ due: DueRow) -> Bilingual? {
        switch due.status {
        case .overdue: Bilingual(zh: "【逾期】", en: "OVERDUE: ")
        case .suspended: Bilingual(zh: "【中止】", en: "(suspended) ")
        case .open where due.provisional: Bilingual(zh: "【暂定】", en: "(provisional) ")
        default: nil
        }
    }

    private static let guideline = Bilingual(zh: "指导性期限", en: "a guideline, not a limit of law")
}
