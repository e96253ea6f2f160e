import Procedures
import WorkCalendar

/// The ways, in actions, from a procedure's beginning to every state and through every edge.
struct Ways {
    /// An action taken from a state.
    struct Edge: Hashable {
        let from: String
        let action: String
    }

    /// The shortest way to each state.
    let toState: [String: [String]]
    private let procedure: Procedure

    /// The shortest ways that do not lead over `closed`.
    init(_ procedure: Procedure, without closed: Set<Edge> = []) {
        self.procedure = procedure
        toState = Self.shortest(from: procedure.initialState?.id ?? "", in: procedure, without: closed)
    }

    /// The shortest ways that a walker can go: an edge that is closed to a case that has come the shortest way, because of
    /// what it has behind it, is learned and left out (a contract goes on only if it was in force).
    static func learned(_ procedure: Procedure, rules: RuleBook, start: String) throws -> Ways {
        var closed: Set<Edge> = []
        search: while true {
            let ways = Ways(procedure, without: closed)
            for way in ways.toState.values.sorted(by: { $0.count < $1.count }) {
                var walker = try CatalogueWalker(procedure, rules: rules, diligence: .required, start: start)
                do {
                    try walker.walk(way)
                } catch let stuck as CatalogueWalker.Stuck {
                    guard let edge = stuck.edge, closed.insert(edge).inserted else { throw stuck }
                    continue search
                }
            }
            return ways
        }
    }

    /// Ways through every edge, which is the last step of each: the shortest first, then those that stay a step longer where
    /// the edge begins, or that lead past another state.
    var throughEveryEdge: [(from: String, ways: [[String]])] {
        let between = Dictionary(
            procedure.states.map { ($0.id, Self.shortest(from: $0.id, in: procedure, without: [])) }
        ) { first, _ in first }
        let past = procedure.states.map(\.id).sorted { length(to: $0) < length(to: $1) }
        return procedure.actions.flatMap { action in
            action.from.map { from in
                let stays = procedure.actions(from: from).filter { $0.to == from && !$0.isSystem && $0.id != action.id }
                let longer = toState[from].map { way in stays.map { way + [$0.id] } } ?? []
                let detours = past.compactMap { state in
                    toState[state].flatMap { way in between[state]?[from].map { way + $0 } }
                }
                let ways = [toState[from]].compactMap { $0 } + longer + detours.filter { $0 != toState[from] }
                return (from, ways.map { $0 + [action.id] })
            }
        }
    }

    private func length(to state: String) -> Int { toState[state]?.count ?? .max }

    private static func shortest(
        from start: String, in procedure: Procedure, without closed: Set<Edge>
    ) -> [String: [String]] {
        var ways: [String: [String]] = [start: []]
        var waiting = [start]
        while !waiting.isEmpty {
            let state = waiting.removeFirst()
            // People first: what time does takes long and may bring other clocks with it.
            for action in procedure.actions(from: state).sorted(by: { !$0.isSystem && $1.isSystem })
            where !closed.contains(Edge(from: state, action: action.id)) {
                guard ways[action.to] == nil, let way = ways[state] else { continue }
                ways[action.to] = way + [action.id]
                waiting.append(action.to)
            }
        }
        return ways
    }
}
