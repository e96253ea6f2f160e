import Procedures
import WorkCalendar

/// Links between cases: told by one command, they stand in both cases, and both change in one unit.
extension CaseDesk {
    /// Another case than the step's own, which the caller must see.
    func visibleCase(_ id: String, _ drafts: DraftCases) async throws(CaseFailure) -> CaseState {
        guard let state = try await anyCase(id, drafts), CaseAccess(caller).depth(of: state, on: now.day) > .nothing
        else {
            throw CaseFailure(.noSuchCase)
        }
        return state
    }

    /// What must hold of a link beside what its own case can say: the caller sees the other case, no case becomes a
    /// part of its own parts, and nothing is merged into what is merged away itself.
    func checkLink(
        _ state: CaseState, to other: String, as kind: LinkKind, remove: Bool, _ drafts: DraftCases
    ) async throws(CaseFailure) {
        let other = try await visibleCase(other, drafts)
        guard !remove, other.id != state.id else { return }
        let (parent, child): (CaseState, CaseState)
        switch kind {
        case .parentOf: (parent, child) = (state, other)
        case .childOf: (parent, child) = (other, state)
        case .mergedInto: return try checkStays(other, absorbing: state)
        case .absorbs: return try checkStays(state, absorbing: other)
        default: return
        }
        var seen: Set<String> = []
        var waiting = [parent]
        while let next = waiting.popLast() {
            for link in next.links(as: .childOf) where seen.insert(link.to).inserted {
                if link.to == child.id { throw CaseFailure(.rejected(.linkCircle(child.id, over: parent.id))) }
                if let above = try await anyCase(link.to, drafts) { waiting.append(above) }
            }
        }
    }

    private func checkStays(_ kept: CaseState, absorbing absorbed: CaseState) throws(CaseFailure) {
        guard let into = kept.links(as: .mergedInto).first(where: { $0.to != absorbed.id }) else { return }
        throw CaseFailure(.rejected(.mergedAlready(kept.id, into: into.to)))
    }

    /// Gives the other cases their side of the links that a change has made or taken away.
    func mirrorLinks(
        from before: CaseState?, to after: CaseState, reason: String?, _ drafts: inout DraftCases
    ) async throws(CaseFailure) {
        for link in after.links where before?.links.contains(link) != true {
            guard let other = try await anyCase(link.to, drafts), let procedure = procedure(of: other) else {
                throw CaseFailure(.noSuchCase)
            }
            let mirrored = try rejecting { () throws(Rejection) in
                try CaseDecision(moment(procedure)).link(
                    other, to: after.id, as: link.kind.inverse, remove: link.ended, reason: reason)
            }
            drafts.take(mirror: mirrored, from: other)
        }
    }

    private func anyCase(_ id: String, _ drafts: DraftCases) async throws(CaseFailure) -> CaseState? {
        if let known = drafts[id] { return known }
        return try await service.faulting { () async throws(Fault) in
            try await service.store.load([id], key: nil).cases[id]
        }
    }
}
