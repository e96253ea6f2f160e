import Procedures

/// Who is told when a case comes to an office without a mediator, or to a mediator from somebody else (decisions.md 6): never
/// the one who does it.
extension CaseDesk {
    func openingObligations(_ state: CaseState, isNew: Bool) -> [Obligation] {
        let recipients: [NoticeRecipient]
        if let assignee = state.assignee {
            guard assignee != caller.name, let account = service.directory.account(named: assignee) else { return [] }
            recipients = [NoticeRecipient(role: "assignee", account: account.name, mail: account.mail)]
        } else {
            guard isNew else { return [] }
            recipients = service.directory.accounts(with: .supervisor, covering: state.office)
                .filter { $0.name != caller.name }
                .map { NoticeRecipient(role: "supervisor", account: $0.name, mail: $0.mail) }
        }
        guard !recipients.isEmpty else { return [] }
        return [
            Obligation(
                caseID: state.id, deadline: nil, clock: nil, dueDay: nil, step: "opened-\(state.version)",
                kind: .opened, at: now, recipients: recipients)
        ]
    }
}
