import JSONText
import Postgres
import Procedures
import WorkCalendar

/// The cases of a batch, one element each.
struct CaseColumns {
    private var unit: [Int64?] = []
    private var id: [String?] = []
    private var expected: [Int64?] = []
    private var version: [Int64?] = []
    private var procedure: [String?] = []
    private var procedureVersion: [Int64?] = []
    private var state: [String?] = []
    private var office: [String?] = []
    private var assignee: [String?] = []
    private var title: [String?] = []
    private var opened: [Int64?] = []
    private var nextDue: [Int64?] = []
    private var isOverdue: [Bool?] = []
    private var names: [String?] = []
    private var snapshot: [String?] = []
    private var events: [Int64?] = []
    private var expectedRevision: [Int64?] = []
    private var revision: [Int64?] = []

    var count: Int { id.count }

    mutating func add(_ written: WrittenCase, unit place: Int64) {
        let after = written.state
        unit.append(place)
        id.append(written.id)
        expected.append(written.expected.map(Int64.init))
        version.append(Int64(written.version))
        procedure.append(written.procedure)
        procedureVersion.append(Int64(written.procedureVersion))
        state.append(after?.state)
        office.append(after?.office)
        assignee.append(after?.assignee)
        title.append(after?.title)
        opened.append(after?.openedAt.microseconds)
        nextDue.append(after?.nextDue.map { Int64($0.number) })
        isOverdue.append(after?.isOverdue)
        names.append(after?.partyNames)
        snapshot.append(after?.snapshot.line)
        events.append(Int64(written.events.count))
        expectedRevision.append(written.expectedRevision.map(Int64.init))
        revision.append((after?.revision).map(Int64.init))
    }

    var parameters: [SQLValue] {
        [
            .intArray(unit), .textArray(id), .intArray(expected), .intArray(version), .textArray(procedure),
            .intArray(procedureVersion), .textArray(state), .textArray(office), .textArray(assignee),
            .textArray(title), .intArray(opened), .intArray(nextDue), .boolArray(isOverdue), .textArray(names),
            .textArray(snapshot), .intArray(events), .intArray(expectedRevision), .intArray(revision),
        ]
    }
}

extension CaseState {
    /// The earliest day on which a running deadline is due.
    fileprivate var nextDue: CivilDay? { deadlines.filter(\.isRunning).map(\.due).min() }
    fileprivate var isOverdue: Bool { deadlines.contains { $0.status == .overdue } }
    /// One name a line; names have no line breaks.
    fileprivate var partyNames: String { parties.filter { !$0.ended }.map(\.name).joined(separator: "\n") }
}
