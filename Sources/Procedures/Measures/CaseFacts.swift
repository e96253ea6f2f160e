import JSONText
import WorkCalendar

/// The facts of one case, worked out from its events alone: the same events give the same facts in the same order, and
/// further events only end some and add others at the end.
public struct CaseFacts: Sendable {
    /// Every fact that there ever was, in the order in which they were made.
    public private(set) var facts: [StandingFact] = []
    private var state: CaseState?
    private var steps: [MeasuredStep] = []
    /// The facts that stand, by what they were made from.
    private var standing: [Key: Int] = [:]

    /// No event yet.
    public init() {}

    /// What a fact was made from: equal keys follow each other.
    struct Key: Hashable {
        let measure: String
        let source: String
    }

    /// Takes the next event of the case; `procedure` is the version under which it happened, nil where that is not
    /// known, and then nothing is counted.
    public mutating func take(_ event: CaseEvent, seq: Int64, procedure: Procedure?) {
        guard !event.type.isNotice else { return }
        let after = evolve(state, event)
        state = after
        follow(event)
        guard let procedure else { return settle([], seq) }
        if procedure.mayCount(event.type, action: event.action) { settle(facts(in: after, procedure), seq) }
    }

    /// Ends what no longer holds, and adds what is new.
    private mutating func settle(_ now: [(key: Key, fact: Fact)], _ seq: Int64) {
        var left = standing
        for (key, fact) in now {
            if let index = left.removeValue(forKey: key) {
                if facts[index].fact == fact { continue }
                facts[index].ended = seq
            }
            standing[key] = facts.count
            facts.append(StandingFact(fact: fact, made: seq))
        }
        for (key, index) in left {
            facts[index].ended = seq
            standing[key] = nil
        }
    }

    // MARK: The steps that stand

    private mutating func follow(_ event: CaseEvent) {
        let payload = event.payload
        switch event.type {
        case .caseAdvanced:
            let step = MeasuredStep(
                version: event.version, action: event.action ?? "", at: event.at,
                fields: payload.object("fields") ?? [:])
            steps.append(step)
        case .caseChanged:
            // Who changes a field means the last step that gave it.
            for member in (payload.object("fields") ?? [:]).members {
                guard let index = steps.lastIndex(where: { $0.fields[member.name] != nil }) else { continue }
                steps[index].fields.lay([member.name: member.value])
            }
        case .caseCorrected:
            let now = payload.object("now") ?? [:]
            if now.object("back-to") != nil {
                _ = steps.popLast()
            } else if let index = steps.firstIndex(where: { $0.version == now.int("version") }) {
                steps[index].fields.lay(payload.object("fields") ?? [:])
                if let at = payload.instant("held") { steps[index].at = at }
            }
        default: break
        }
    }

    // MARK: What counts

    private func facts(in state: CaseState, _ procedure: Procedure) -> [(key: Key, fact: Fact)] {
        procedure.measures.flatMap { measure in
            occurrences(of: measure, in: state).flatMap { occurrence in
                facts(of: measure, occurrence, state, procedure.id)
            }
        }
    }

    private func occurrences(of measure: Measure, in state: CaseState) -> [Occurrence] {
        switch measure.source {
        case .opening: [Occurrence(id: "opening", at: state.openedAt, own: state.fields, further: [:], order: 0)]
        case .actions(let actions):
            steps.enumerated().filter { index, step in
                actions.contains(step.action)
                    && (measure.after.isEmpty || steps[..<index].contains { measure.after.contains($0.action) })
                    && !steps[(index + 1)...].contains { measure.undoneBy.contains($0.action) }
            }.map(\.element).map {
                Occurrence(
                    id: "v\($0.version)", at: $0.at, own: $0.fields, further: state.fields, order: $0.version)
            }
        case .records(let type):
            state.records.filter { $0.type == type && !$0.reversed }.map {
                Occurrence(id: $0.id, at: $0.at, own: $0.fields, further: [:], order: $0.version)
            }
        }
    }

    private func facts(
        of measure: Measure, _ occurrence: Occurrence, _ state: CaseState, _ procedure: String
    ) -> [(key: Key, fact: Fact)] {
        func made(_ source: String, _ value: Int64, _ who: String?) -> (key: Key, fact: Fact) {
            (
                Key(measure: measure.id, source: source),
                Fact(
                    measure: "\(procedure).\(measure.id)", day: occurrence.at.day, office: state.office,
                    trade: state.fields.text(Measure.trade), value: value, who: who)
            )
        }
        guard let role = measure.party else {
            guard occurrence.meets(measure.filters), let value = value(of: measure, occurrence, state) else {
                return []
            }
            guard measure.kind == .distinct else { return [made(occurrence.id, value, nil)] }
            if measure.by == [Measure.caseItself] { return [made(occurrence.id, 1, state.id)] }
            return occurrence.first(of: measure.by).map { made("\(occurrence.id)/\($0)", 1, $0) }
        }
        return state.parties.filter { $0.role == role && !$0.ended }.flatMap { party in
            let of = Occurrence(
                id: "\(occurrence.id)/\(party.id)", at: occurrence.at, own: party.fields.named(party.name),
                further: [:], order: occurrence.order)
            guard of.meets(measure.filters) else { return [] as [(key: Key, fact: Fact)] }
            switch measure.kind {
            case .count: return [made(of.id, 1, nil)]
            case .sum: return value(of: measure, of, state).map { [made(of.id, $0, nil)] } ?? []
            case .distinct: return of.first(of: measure.by).map { made("\(of.id)/\($0)", 1, $0) }
            }
        }
    }

    /// What one occurrence adds; nil where it has no value.
    private func value(of measure: Measure, _ occurrence: Occurrence, _ state: CaseState) -> Int64? {
        if let field = measure.of { return occurrence[field]?.integer }
        guard !measure.daysSince.isEmpty else { return 1 }
        let step = steps.last { measure.daysSince.contains($0.action) && $0.version <= occurrence.order }
        let began = step?.at ?? (measure.daysSince.contains(Measure.opening) ? state.openedAt : nil)
        return began.map { Int64(occurrence.at.day.number - $0.day.number) }
    }
}

extension Measure {
    /// The word for the opening where an action could be named.
    public static let opening = "opening"
}

/// An advance that stands.
struct MeasuredStep: Sendable {
    let version: Int
    let action: String
    var at: Instant
    var fields: JSONObject
}

/// Something that a measure may count, with the values that it has.
private struct Occurrence {
    let id: String
    let at: Instant
    let own: JSONObject
    /// The values of the case, for what the step itself does not say.
    let further: JSONObject
    /// Its place among the case's versions.
    let order: Int

    subscript(field: String) -> JSONValue? { own[field] ?? further[field] }

    func meets(_ filters: [Measure.Filter]) -> Bool {
        filters.allSatisfy { filter in
            let values = self[filter.field]?.allTyped ?? []
            return filter.values.contains { values.contains($0) }
        }
    }

    /// The values of the first of these fields that has any.
    func first(of fields: [String]) -> [String] {
        for field in fields {
            let values = (self[field]?.allTyped ?? []).filter { !$0.isEmpty }
            if !values.isEmpty { return values }
        }
        return []
    }
}

extension JSONObject {
    /// A party's fields with what it is called.
    fileprivate func named(_ name: String) -> JSONObject {
        var object = self
        object[Measure.partyName] = .string(name)
        return object
    }
}
