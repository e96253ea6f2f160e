extension Procedure {
    /// Whether an event of this kind may add a fact to a case or end one; what measures do not read is told apart by what
    /// an action may bring, so that most events need no counting.
    public func mayCount(_ type: EventType, action id: String?) -> Bool {
        switch type {
        case .caseOpened, .caseChanged, .caseAssigned, .caseCorrected, .caseMoved: return true
        case .caseParty: return measures.contains { $0.party != nil }
        case .caseRecorded: return measures.contains { if case .records = $0.source { true } else { false } }
        case .caseAdvanced:
            guard let id, let action = actions.first(where: { $0.id == id }) else { return true }
            return measures.contains { $0.names(id) || action.fields.contains(where: $0.reads) }
        case .caseNoted, .caseDoc, .caseLinked, .caseGranted, .dueStarted, .dueMet, .dueExtended, .dueSuspended,
            .dueWaived, .dueCancelled, .dueRecomputed, .dueOverdue, .noticeDue, .noticeSent, .noticeUncertain,
            .noticeFailed:
            return false
        }
    }
}

extension Measure {
    /// The field by which figures are told apart by trade.
    static let trade = "trade"

    fileprivate func names(_ action: String) -> Bool {
        if case .actions(let actions) = source, actions.contains(action) { return true }
        return daysSince.contains(action) || after.contains(action) || undoneBy.contains(action)
    }

    fileprivate func reads(_ field: Field) -> Bool {
        field.name == Self.trade || field.name == of || by.contains(field.name)
            || filters.contains { $0.field == field.name }
    }
}
