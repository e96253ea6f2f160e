import Procedures

/// The shortest way, in actions, from a procedure's beginning to every state and through every edge.
struct Ways {
    /// The shortest way to each state.
    let toState: [String: [String]]
    private let procedure: Procedure

    init(_ procedure: Procedure) {
        self.procedure = procedure
        let start = procedure.initialState?.id ?? ""
        var ways: [String: [String]] = [start: []]
        var waiting = [start]
        while !waiting.isEmpty {
            let state = waiting.removeFirst()
            // People first: what time does takes long and may bring other clocks with it.
            for action in procedure.actions(from: state).sorted(by: { !$0.isSystem && $1.isSystem }) {
                guard ways[action.to] == nil, let way = ways[state] else { continue }
                ways[action.to] = way + [action.id]
                waiting.append(action.to)
            }
        }
        toState = ways
    }

    /// A way through every edge, each of which is the last step of one.
    var throughEveryEdge: [(from: String, way: [String])] {
        procedure.actions.flatMap { action in
            action.from.compactMap { from in toState[from].map { (from, $0 + [action.id]) } }
        }
    }
}
