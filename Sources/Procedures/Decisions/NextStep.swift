/// The way through a procedure's states.
struct NextStep {
    private let procedure: Procedure
    /// Whether an action is closed for good as the case stands, so that no way leads over it.
    private let isClosed: (Action) -> Bool

    init(_ procedure: Procedure, isClosed: @escaping (Action) -> Bool = { _ in false }) {
        self.procedure = procedure
        self.isClosed = isClosed
    }

    /// The first action on a shortest way from `state` to one that allows `goal`; ways that people can go come before
    /// ways that wait for time. Nil where there is none.
    func toward(_ goal: Action, from state: String) -> Action? {
        first(toward: goal, from: state, system: false) ?? first(toward: goal, from: state, system: true)
    }

    private func first(toward goal: Action, from state: String, system: Bool) -> Action? {
        var reached: Set<String> = [state]
        var edge: [(state: String, first: Action)] = []
        func step(from here: String, _ first: Action?) -> Action? {
            for action in procedure.actions(from: here) where (system || !action.isSystem) && !isClosed(action) {
                guard reached.insert(action.to).inserted else { continue }
                let beginning = first ?? action
                if goal.from.contains(action.to) { return beginning }
                edge.append((action.to, beginning))
            }
            return nil
        }
        if let found = step(from: state, nil) { return found }
        var next = 0
        while next < edge.count {
            if let found = step(from: edge[next].state, edge[next].first) { return found }
            next += 1
        }
        return nil
    }

    /// The request that takes an action, with example values.
    static func line(_ action: Action, _ state: CaseState) -> String {
        RequestLine("case.advance", state.id).with("do", action.id).with("if", String(state.version))
            .filled(action.fields).text
    }
}
