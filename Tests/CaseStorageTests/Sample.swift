import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// A small procedure and changes to its cases, made by hand.
enum Sample {
    static let noon = Instant(microseconds: 1_795_320_000_123_456)

    static let procedure = version(1, of: "sample")

    static func version(_ number: Int, of id: String) -> Procedure {
        Procedure(
            id: id, version: number, prefix: "T", name: Bilingual(zh: "样例", en: "sample"),
            basis: Bilingual(zh: "无", en: "none"),
            states: [("intake", CaseStateKind.Kind.initial), ("talks", .active), ("agreed", .terminal)].map {
                CaseStateKind(id: $0.0, kind: $0.1, name: Bilingual(zh: $0.0, en: $0.0))
            },
            actions: [
                action("begin", "intake", "talks"), action("go-on", "talks", "talks"),
                action("agree", "talks", "agreed"),
            ],
            opening: [], fields: [], roles: [], records: [], documents: [], clocks: [], startsAtOpening: [],
            warnings: [],
            text: "procedure: \(id)\n")
    }

    private static func action(_ id: String, _ from: String, _ to: String) -> Action {
        Action(
            id: id, from: [from], to: to, by: ["mediator"], actor: nil, name: Bilingual(zh: id, en: id), basis: nil,
            fields: [], needs: [], documents: [], starts: [], stops: [], cancels: [], extends: nil, suspends: [],
            resumes: [], anyTime: false, confirm: false)
    }

    /// A new case of the procedure, as its opening leaves it.
    static func state(_ id: String, office: String = "BJ-CY", assignee: String? = "li.wei", title: String = "工资")
        -> CaseState
    {
        CaseState(
            id: id, procedure: "sample", procedureVersion: 1, version: 1, state: "intake", title: title, office: office,
            assignee: assignee, openedBy: "li.wei", openedAt: noon)
    }

    static func opening(_ state: CaseState) -> CaseChange {
        CaseChange(
            expected: nil, state: state,
            events: [
                CaseEvent(
                    type: .caseOpened, at: noon, version: 1, raisesVersion: true, from: "intake", to: "intake",
                    payload: ["case": .string(state.id), "title": .string(state.title)])
            ], deadlines: [], obligations: [])
    }

    /// The change by which `action` takes a case on, and the case after it.
    static func advance(
        _ state: CaseState, _ action: String, to next: String, deadlines: [PlannedDeadline] = [],
        obligations: [Obligation] = []
    ) -> (change: CaseChange, after: CaseState) {
        var after = state
        after.version += 1
        after.state = next
        for planned in deadlines {
            after.deadlines.removeAll { $0.id == planned.deadline.id }
            after.deadlines.append(planned.deadline)
        }
        let event = CaseEvent(
            type: .caseAdvanced, at: noon, version: after.version, raisesVersion: true, action: action,
            from: state.state, to: next, payload: ["do": .string(action)])
        return (
            CaseChange(
                expected: state.version, state: after, events: [event], deadlines: deadlines, obligations: obligations),
            after
        )
    }

    static func unit(
        _ key: String, _ changes: [CaseChange], fromClient: Bool = true, hash: UInt8 = 1, generation: Int64? = nil
    ) -> ChangeUnit {
        ChangeUnit(
            key: RequestKey(account: "li.wei", key: key, hash: [hash]), keyFromClient: fromClient, by: "li.wei",
            session: "s1", recorded: noon, changes: changes,
            rows: changes.map { ["case": .string($0.state.id), "state": .string($0.state.state)] },
            version: changes.first?.state.version, generation: generation)
    }

    static func deadline(_ id: String = "d1", due: CivilDay, status: Deadline.Status = .open) -> Deadline {
        var deadline = Deadline(
            id: id, clock: "mediate", rule: "sample-15d", ruleVersion: 1, calendarVersion: "2026.1",
            trigger: due.adding(days: -15), nominal: due, due: due, provisional: false, onExpiry: .overdue,
            startedAt: 1)
        deadline.status = status
        return deadline
    }

    static func obligation(_ caseID: String, step: String = "due", due: CivilDay, mail: String? = nil) -> Obligation {
        Obligation(
            caseID: caseID, deadline: "d1", clock: "mediate", dueDay: due, step: step, kind: .reminder, at: noon,
            recipients: [NoticeRecipient(role: "assignee", account: "li.wei", mail: mail)])
    }
}
