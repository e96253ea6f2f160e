/// One beginning, a way to every state, and from every state a way to an end.
struct StateChecks {
    let procedure: Procedure

    var findings: [ProcedureValidator.Finding] { kinds + edges + ways }

    private var kinds: [ProcedureValidator.Finding] {
        var found: [ProcedureValidator.Finding] = []
        let initial = procedure.states.filter { $0.kind == .initial }
        if initial.isEmpty {
            found.append(.init("states", zh: "没有初始状态", en: "there is no initial state"))
        }
        for state in initial.dropFirst() {
            found.append(
                .init(
                    "states.\(state.id)", zh: "初始状态多于一个：\(initial[0].id) 与 \(state.id)",
                    en: "more than one initial state: \(initial[0].id) and \(state.id)"))
        }
        if !procedure.states.contains(where: { $0.kind == .terminal }) {
            found.append(.init("states", zh: "没有终结状态", en: "there is no terminal state"))
        }
        return found
    }

    private var edges: [ProcedureValidator.Finding] {
        var found: [ProcedureValidator.Finding] = []
        for action in procedure.actions {
            if procedure.state(action.to) == nil { found.append(undeclared(action.to, "actions.\(action.id).to")) }
            for (index, from) in action.from.enumerated() {
                let place = "actions.\(action.id).from.\(index)"
                guard let state = procedure.state(from) else {
                    found.append(undeclared(from, place))
                    continue
                }
                guard state.kind == .terminal else { continue }
                found.append(
                    .init(
                        place, zh: "\(action.id) 离开终结状态 \(from)", en: "\(action.id) leaves the terminal state \(from)"))
            }
        }
        return found
    }

    private func undeclared(_ state: String, _ place: String) -> ProcedureValidator.Finding {
        .init(place, zh: "未声明状态“\(state)”", en: "the state `\(state)` is not declared")
    }

    private var ways: [ProcedureValidator.Finding] {
        guard let initial = procedure.initialState else { return [] }
        let reached = spread(from: [initial.id]) { action, state in action.from.contains(state) ? [action.to] : [] }
        let ends = procedure.states.filter { $0.kind == .terminal }.map(\.id)
        let ending = spread(from: ends) { action, state in action.to == state ? action.from : [] }
        return procedure.states.flatMap { state in
            var found: [ProcedureValidator.Finding] = []
            if !reached.contains(state.id) {
                found.append(
                    .init(
                        "states.\(state.id)", zh: "状态 \(state.id) 无法到达", en: "the state \(state.id) cannot be reached"))
            } else if !ending.contains(state.id) {
                found.append(
                    .init(
                        "states.\(state.id)", zh: "从状态 \(state.id) 无法走到任何终结状态",
                        en: "no way leads from the state \(state.id) to a terminal state"))
            }
            return found
        }
    }

    private func spread(from start: [String], _ next: (Action, String) -> [String]) -> Set<String> {
        var seen = Set(start)
        var waiting = start
        while let state = waiting.popLast() {
            for neighbour in procedure.actions.flatMap({ next($0, state) }) where seen.insert(neighbour).inserted {
                waiting.append(neighbour)
            }
        }
        return seen
    }
}
