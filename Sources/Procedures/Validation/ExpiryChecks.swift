/// What happens when a clock runs out can happen.
struct ExpiryChecks {
    let procedure: Procedure

    var findings: [ProcedureValidator.Finding] {
        let starts = ClockUse(procedure).starts
        let expiring = Set(starts.compactMap { expiry($0.start) })
        let idle = procedure.actions.filter { $0.isSystem && !expiring.contains($0.id) }.map { action in
            ProcedureValidator.Finding(
                "actions.\(action.id)", zh: "没有期限的届满会引起系统动作 \(action.id)",
                en: "no clock's expiry takes the system action \(action.id)")
        }
        return starts.flatMap(check) + idle
    }

    private func expiry(_ start: ClockStart) -> String? {
        if case .action(let id) = start.onExpiry { id } else { nil }
    }

    private func check(_ start: ClockUse.Start) -> [ProcedureValidator.Finding] {
        guard let id = expiry(start.start) else { return [] }
        let place = start.place + ".on-expiry"
        guard let action = procedure.action(id) else {
            return [.init(place, zh: "没有名为“\(id)”的动作", en: "there is no action `\(id)`")]
        }
        guard action.isSystem else {
            return [.init(place, zh: "届满动作 \(id) 不是系统动作", en: "\(id), taken on expiry, is no system action")]
        }
        let running = statesWhereRuns(start)
        guard running.isDisjoint(with: action.from) else { return [] }
        return [
            .init(
                place, zh: "\(start.start.clock) 运行时的任何状态都不能办理 \(id)",
                en: "\(id) cannot be taken from any state in which \(start.start.clock) runs")
        ]
    }

    /// The states through which a case may go before anything stops the clock.
    private func statesWhereRuns(_ start: ClockUse.Start) -> Set<String> {
        guard let first = start.state else { return Set(procedure.states.map(\.id)) }
        let clock = start.start.clock
        var seen: Set = [first]
        var waiting = [first]
        while let state = waiting.popLast() {
            for action in procedure.actions(from: state)
            where !action.stops.contains(clock) && !action.cancels.contains(clock) && seen.insert(action.to).inserted {
                waiting.append(action.to)
            }
        }
        return seen
    }
}
