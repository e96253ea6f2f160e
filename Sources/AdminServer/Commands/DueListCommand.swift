import AdminProtocol
import ICalendar
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// `due.list`: what is due, for whom, and how long that is.
extension Errand {
    /// How many days ahead `state=soon` looks.
    private static let soonDays = 7

    /// Events in one data line, which must stay below 4 MiB whatever the titles are.
    private static let mostEvents = 500

    func dueList() async throws(ProtocolError) -> Answer {
        var filter = try dueFilter()
        let isCalendar = bound.text("format") == "ics"
        if isCalendar {
            filter.limit = bound.text("limit") == nil ? Self.mostEvents : min(bound.limit, Self.mostEvents)
            filter.withChange = true
        }
        let wanted = filter
        let page = try await faulting { () async throws(Fault) in try await desk.reader.deadlines(wanted) }
        return isCalendar ? calendar(page) : answer(page) { row($0) }
    }

    private func row(_ due: DueRow) -> JSONObject {
        DueSheet.row(
            due, name: name(of: due), titled: mayName(due), rules: desk.rules, today: now.day, language: language)
    }

    /// The page as one calendar, whole in itself.
    private func calendar(_ page: Page<DueRow>) -> Answer {
        let calendar = DueCalendar(rules: desk.rules, language: language, now: now)
        let events = page.rows.map { calendar.event($0, name: name(of: $0), title: mayName($0) ? $0.title : nil) }
        let whom = [bound.text("office").map { desk.offices[$0]?.name[language] ?? $0 }, assignee()].compactMap { $0 }
        var answer = answer(page) { _ in nil }
        answer.rows = [
            [
                "events": .integer(Int64(events.count)),
                "ics": .string(calendar.file(events, of: whom.joined(separator: " ")).text),
            ]
        ]
        return answer
    }

    private func name(of due: DueRow) -> Bilingual? {
        desk.shelf.procedure(due.procedure, version: due.procedureVersion)?.clock(due.clock)?.name
    }

    /// Whether the caller may know what the case is about.
    private func mayName(_ due: DueRow) -> Bool {
        CaseAccess(caller).depth(office: due.office, assignee: due.assignee) > .nothing
    }

    private func dueFilter() throws(ProtocolError) -> DueFilter {
        var filter = DueFilter(visibility: CaseAccess(caller).visibility, limit: bound.limit)
        filter.caseID = bound.request.about?.value ?? bound.text("case")
        filter.offices = try offices()
        filter.assignee = assignee()
        filter.procedure = try knownProcedure()
        filter.before = try day("before")
        if let period = bound.text("period").flatMap(DuePeriod.init(rawValue:)) {
            let days = period.days(around: now.day)
            filter.from = days.lowerBound
            filter.before = filter.before.map { min($0, days.upperBound) } ?? days.upperBound
        }
        let states = bound.list("state")
        filter.states = states.compactMap(Deadline.Status.init(rawValue:))
        if states.contains("soon"), !states.contains("open") {
            filter.states.append(.open)
            filter.openBefore = now.day.adding(days: Self.soonDays)
        }
        filter.after = try cursor()
        return filter
    }

    /// The office of `office=` with all below it.
    func offices() throws(ProtocolError) -> [String]? {
        guard let code = bound.text("office") else { return nil }
        guard desk.offices[code] != nil else {
            throw FailureAnswers.error(CaseFailure(.noSuchOffice(code)), now: now, language: language)
        }
        return desk.offices.expand([code])
    }

    /// The account of `assignee=`; `me` is whoever asks.
    func assignee() -> String? {
        bound.text("assignee").map { $0 == "me" ? caller.name : $0 }
    }

    private func knownProcedure() throws(ProtocolError) -> String? {
        guard let id = bound.text("procedure") else { return nil }
        guard desk.shelf.newest(id) != nil else {
            throw FailureAnswers.error(CaseFailure(.noSuchProcedure(id)), now: now, language: language)
        }
        return id
    }
}

/// The spans of days that people name: the day, its week from Monday to Sunday, its month.
enum DuePeriod: String, CaseIterable {
    case today, week, month

    /// Both ends included.
    func days(around today: CivilDay) -> ClosedRange<CivilDay> {
        switch self {
        case .today: return today...today
        case .week:
            let monday = today.adding(days: 1 - today.weekday)
            return monday...monday.adding(days: 6)
        case .month:
            let first = today.adding(days: 1 - today.day)
            return first...first.adding(months: 1).adding(days: -1)
        }
    }
}
