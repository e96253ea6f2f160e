import Mediation
import Postgres
import Procedures
import WorkCalendar

/// The deadlines of a batch that are new or changed, one element each.
struct DeadlineColumns {
    private var caseNumber: [Int64?] = []
    private var id: [String?] = []
    private var clock: [String?] = []
    private var rule: [String?] = []
    private var ruleVersion: [Int64?] = []
    private var calendar: [String?] = []
    private var trigger: [Int64?] = []
    private var nominal: [Int64?] = []
    private var due: [Int64?] = []
    private var provisional: [Bool?] = []
    private var status: [String?] = []
    private var wake: [Int64?] = []
    private var expectedWake: [Int64?] = []

    mutating func add(_ planned: PlannedDeadline, case number: Int64) {
        let deadline = planned.deadline
        caseNumber.append(number)
        id.append(deadline.id)
        clock.append(deadline.clock)
        rule.append(deadline.rule)
        ruleVersion.append(deadline.ruleVersion.map(Int64.init))
        calendar.append(deadline.calendarVersion)
        trigger.append(Int64(deadline.trigger.number))
        nominal.append(Int64(deadline.nominal.number))
        due.append(Int64(deadline.due.number))
        provisional.append(deadline.provisional)
        status.append(deadline.status.rawValue)
        wake.append(planned.wakeAt?.microseconds)
        expectedWake.append(planned.expectedWake?.microseconds)
    }

    var parameters: [SQLValue] {
        [
            .intArray(caseNumber), .textArray(id), .textArray(clock), .textArray(rule), .intArray(ruleVersion),
            .textArray(calendar), .intArray(trigger), .intArray(nominal), .intArray(due), .boolArray(provisional),
            .textArray(status), .intArray(wake), .intArray(expectedWake),
        ]
    }
}
