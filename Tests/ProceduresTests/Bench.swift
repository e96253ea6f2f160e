import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

/// A case under test with its clock and its log. Every decision that goes through it is checked: the events alone give
/// the state, the snapshot loses nothing, the versions are consecutive.
struct Bench {
    var now: Instant
    var roles: Set<String>
    private(set) var log: [StoredEvent] = []
    private var opened: CaseState?
    private(set) var warnings: [Bilingual] = []
    private(set) var last: [CaseEvent] = []

    init(_ day: String = "2026-09-11", hour: Int = 10) {
        now = TestTalks.day(day).at(hour: hour)
        roles = ["mediator", "supervisor"]
    }

    /// A case that was received and opened on 11 September 2026 and brought as far as `state`.
    static func at(_ state: String, channel: String = "ordinary") throws -> Bench {
        var bench = Bench()
        try bench.open(["received-on": ["2026-09-11"], "channel": [channel]])
        guard state != "intake" else { return bench }
        try bench.party("applicant", "某甲")
        try bench.advance("invite", ["sent-on": ["today"]])
        guard state != "invited" else { return bench }
        try bench.advance("answer", ["answered-on": ["today"]])
        return bench
    }

    var state: CaseState {
        guard let opened else { preconditionFailure("no case was opened") }
        return opened
    }

    var decision: CaseDecision {
        CaseDecision(
            DecisionMoment(
                procedure: TestTalks.procedure, rules: TestTalks.rules, now: now, actor: "li.wei", roles: roles))
    }

    func deadline(_ clock: String) throws -> Deadline {
        try #require(state.deadlines.last { $0.clock == clock })
    }

    func event(_ type: EventType) throws -> StoredEvent { try #require(log.last { $0.event.type == type }) }

    // MARK: Commands

    mutating func open(_ arguments: Arguments, at: String? = nil) throws {
        take(
            try decision.open(
                id: "T-2026-00001", title: "协商", office: "BJ-CY", assignee: "li.wei", at: at, arguments: arguments))
    }

    mutating func advance(_ action: String, _ arguments: Arguments = [:], at: String? = nil) throws {
        take(try decision.advance(state, action: action, at: at, reason: nil, arguments: arguments))
    }

    mutating func set(_ arguments: Arguments, title: String? = nil) throws {
        take(try decision.set(state, title: title, arguments: arguments))
    }

    mutating func party(_ role: String, _ name: String, _ arguments: Arguments = [:]) throws {
        take(try decision.party(state, role: role, name: name, party: nil, remove: false, arguments: arguments))
    }

    mutating func record(_ type: String, _ arguments: Arguments, at: String? = nil) throws {
        take(try decision.record(state, type: type, record: nil, at: at, arguments: arguments))
    }

    mutating func link(_ other: String, _ kind: LinkKind, remove: Bool = false) throws {
        take(try decision.link(state, to: other, as: kind, remove: remove, reason: nil))
    }

    mutating func change(record: String, _ arguments: Arguments) throws {
        take(try decision.record(state, type: nil, record: record, at: nil, arguments: arguments))
    }

    mutating func correct(_ event: StoredEvent, _ arguments: Arguments = [:], at: String? = nil) throws {
        take(try decision.correct(state, event: event, reason: "写错了", at: at, arguments: arguments))
    }

    mutating func setDue(
        _ due: String? = nil, what: String? = nil, on: String? = nil, extend: String? = nil, waive: Bool = false
    ) throws {
        take(
            try decision.setDue(
                state, due: due, what: what, reason: "主管决定", on: on, extend: extend, waive: waive))
    }

    /// Whether anything happened.
    @discardableResult mutating func expire(_ deadline: String) throws -> Bool {
        guard let decided = try decision.expire(state, deadline: deadline) else { return false }
        take(decided)
        return true
    }

    /// The case as the log gives it after its sensitive values were erased.
    func replayed() -> CaseState? {
        var state: CaseState?
        for event in log.map(\.event) {
            let stored = CaseEvent(
                type: event.type, at: event.at, version: event.version, raisesVersion: event.raisesVersion,
                action: event.action, from: event.from, to: event.to, payload: event.payload)
            state = evolve(state, stored)
        }
        return state
    }

    // MARK: What must hold of every decision

    mutating func take(_ decided: Decided) {
        let before = opened
        var rebuilt = before
        for event in decided.events {
            #expect(event.from == rebuilt?.state ?? event.from, "the chain of states is unbroken")
            rebuilt = evolve(rebuilt, event)
            #expect(event.to == rebuilt?.state)
        }
        #expect(rebuilt == decided.state, "the events alone give the state")
        let raising = decided.events.filter(\.raisesVersion)
        let onlyOverdue = decided.events.allSatisfy(\.type.keepsVersion)
        #expect(raising.count == (onlyOverdue ? 0 : 1), "a command raises the version by one")
        #expect(decided.state.version == (before?.version ?? 0) + raising.count)
        #expect(raising.allSatisfy { !$0.type.keepsVersion && $0.version == decided.state.version })
        let text = decided.state.snapshot.line
        let read = try? JSONReader.read(text).object
        #expect(read.flatMap { CaseState(snapshot: $0) } == decided.state, "the snapshot loses nothing")
        for event in decided.events {
            log.append(StoredEvent(seq: Int64(log.count + 1), event: event, by: "li.wei", recorded: now))
        }
        opened = decided.state
        warnings = decided.warnings
        last = decided.events
    }
}

/// The rejection that a decision ends with.
func rejection(_ decide: () throws -> Void) throws -> Rejection {
    do {
        try decide()
    } catch let rejection as Rejection {
        return rejection
    }
    throw NotRejected()
}

struct NotRejected: Error {}

extension Rejection {
    var key: String? { if case .badArgument(let key, _) = self { key } else { nil } }
    var why: Bilingual? { if case .badArgument(_, let why) = self { why } else { nil } }
    var conditions: [String] { if case .blocked(let unmet) = self { unmet.map(\.condition) } else { [] } }
    var unmet: [Unmet] { if case .blocked(let unmet) = self { unmet } else { [] } }
}
