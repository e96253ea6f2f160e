import Procedures
import Testing
import Wording
import WorkCalendar

/// Drives a procedure as a client would that knows nothing of it but the catalogue: fields with their examples, `why`
/// with its fixes, and the passing of time.
struct CatalogueWalker {
    struct Stuck: Error, CustomStringConvertible {
        let description: String
        /// The step that could not be taken.
        var edge: Ways.Edge?
    }

    /// Which keys the walker fills in.
    enum Diligence: CaseIterable { case required, everything }

    let procedure: Procedure
    let rules: RuleBook
    let diligence: Diligence
    private(set) var now: Instant
    private(set) var state: CaseState
    private(set) var events: [CaseEvent]

    init(_ procedure: Procedure, rules: RuleBook, diligence: Diligence, start: String) throws {
        self.procedure = procedure
        self.rules = rules
        self.diligence = diligence
        let now = try #require(Instant(iso: start))
        let opened = try CaseDecision(Self.moment(procedure, rules, now)).open(
            id: "\(procedure.prefix)-2026-00001", title: "样例案件", office: "BJ-CY", assignee: "li.wei", at: nil,
            arguments: Self.examples(procedure.opening, diligence))
        self.now = now
        state = opened.state
        events = opened.events
    }

    /// Takes `actions` one after another.
    mutating func walk(_ actions: [String]) throws {
        for id in actions {
            let action = try #require(procedure.action(id))
            let edge = Ways.Edge(from: state.state, action: id)
            do {
                if action.isSystem { try wait(for: action) } else { try take(action) }
            } catch let stuck as Stuck {
                throw Stuck(description: stuck.description, edge: edge)
            }
        }
    }

    /// The conditions of an action that do not hold.
    func unmet(_ action: String) throws -> [String] {
        try decision.why(state, action: action).filter { !$0.ok }.map(\.condition)
    }

    /// What is shown about an action's conditions although they hold.
    func warnings(_ action: String) throws -> [String] {
        try decision.why(state, action: action).compactMap { $0.warning?.zh }
    }

    /// The requests by which an action comes nearer.
    func fixes(_ action: String) throws -> [String] {
        try decision.why(state, action: action).filter { !$0.ok }.compactMap(\.fix)
    }

    /// Takes an action with these values in place of the examples, once its conditions hold.
    mutating func take(_ id: String, _ values: Arguments = [:]) throws {
        try take(try #require(procedure.action(id)), values)
    }

    private mutating func take(_ action: Action, _ values: Arguments = [:]) throws {
        for _ in 0..<60 {
            let unmet = try decision.why(state, action: action.id).filter { !$0.ok }
            guard let first = unmet.first else {
                let arguments = Self.examples(action.fields, diligence).merging(values) { $1 }
                let decided = try decision.advance(
                    state, action: action.id, at: nil, reason: nil, arguments: arguments)
                return accept(decided)
            }
            guard let fix = first.fix else {
                throw Stuck(description: "\(procedure.id) \(action.id) at \(state.state): \(first.text.en), no fix")
            }
            try send(fix)
        }
        throw Stuck(description: "\(procedure.id) \(action.id) at \(state.state): the fixes lead nowhere")
    }

    /// Lets time pass until the system has taken `action`.
    private mutating func wait(for action: Action) throws {
        for _ in 0..<10 {
            let rows = try decision.why(state, action: action.id).filter { !$0.ok }
            guard let day = rows.compactMap(\.after).max() else {
                throw Stuck(description: "\(procedure.id) \(action.id) at \(state.state): no day is named: \(rows)")
            }
            let before = events.count
            try advance(to: day.at(hour: 9, minute: 0))
            if events[before...].contains(where: { $0.action == action.id }) { return }
        }
        throw Stuck(description: "\(procedure.id) \(action.id) at \(state.state): time does not bring it")
    }

    /// Lets everything that falls due by `moment` fall due.
    mutating func advance(to moment: Instant) throws {
        while let next = state.deadlines.filter({ $0.status == .open }).min(by: { $0.due < $1.due }),
            ReminderSchedule.overdueBegins(due: next.due) <= moment
        {
            now = max(now, ReminderSchedule.overdueBegins(due: next.due))
            guard let decided = try decision.expire(state, deadline: next.id) else { break }
            accept(decided)
        }
        now = moment
    }

    /// Sends a request line.
    mutating func send(_ line: String) throws {
        var request = try RequestWords(line)
        let version = request.take("if")
        let about = request.command == "case.open" ? request.keys["parent"]?.first : request.subject
        guard about == state.id, version == nil || version == String(state.version) else {
            throw Stuck(description: "the fix \(line) is about another case or version")
        }
        do {
            accept(try dispatch(&request))
        } catch {
            throw Stuck(description: "the fix `\(line)` is refused: \(error)")
        }
    }

    private func dispatch(_ request: inout RequestWords) throws -> Decided {
        let at = request.take("at")
        switch request.command {
        case "case.set": return try decision.set(state, title: request.take("title"), arguments: request.keys)
        case "case.party":
            let (role, name, party) = (request.take("role"), request.take("name"), request.take("party"))
            let remove = request.take("remove") == "yes"
            return try decision.party(
                state, role: role, name: name, party: party, remove: remove, arguments: request.keys)
        case "case.record":
            let (type, record) = (request.take("type"), request.take("record"))
            return try decision.record(state, type: type, record: record, at: at, arguments: request.keys)
        case "case.doc":
            let (kind, sha, name) = (request.take("kind"), request.take("sha256"), request.take("name"))
            return try decision.doc(state, kind: kind ?? "", sha256: sha ?? "", name: name ?? "", bytes: nil)
        case "case.advance":
            let action = request.take("do") ?? ""
            return try decision.advance(state, action: action, at: at, reason: nil, arguments: request.keys)
        case "case.open":
            let (parent, kind) = (request.take("parent"), request.take("as").flatMap(LinkKind.init) ?? .childOf)
            let title = request.take("title") ?? ""
            guard request.take("office") == state.office else {
                throw Stuck(description: "the other case is of another office")
            }
            let id = request.take("procedure") ?? ""
            let other = try (id == procedure.id ? procedure : Shipped.procedure(id).0)
            let opened = try CaseDecision(Self.moment(other, rules, now)).open(
                id: "\(other.prefix)-2026-9999\(state.links.count)", title: title, office: state.office,
                assignee: nil, at: at, parent: parent, as: kind, arguments: request.keys)
            return try decision.link(state, to: opened.state.id, as: kind.inverse, remove: false, reason: nil)
        default: throw Stuck(description: "no fix should be a \(request.command)")
        }
    }

    private mutating func accept(_ decided: Decided) {
        events += decided.events
        state = decided.state
    }

    private var decision: CaseDecision { CaseDecision(Self.moment(procedure, rules, now)) }

    private static func moment(_ procedure: Procedure, _ rules: RuleBook, _ now: Instant) -> DecisionMoment {
        DecisionMoment(
            procedure: procedure, rules: rules, now: now, actor: "li.wei", roles: ["mediator", "supervisor"])
    }

    private static func examples(_ fields: [Field], _ diligence: Diligence) -> Arguments {
        var arguments: Arguments = [:]
        for field in fields where field.required || diligence == .everything { arguments[field.name] = [field.example] }
        return arguments
    }
}
