import Mediation
import Procedures
import WorkCalendar

/// Finds the people behind the roles of a reminder step: the assignee, or where nobody is assigned the office's
/// supervisors; the office's supervisors; its legal staff. Nobody is told twice.
struct NoticeAudience: Sendable {
    let directory: any RecipientDirectory

    func recipients(
        _ roles: [ReminderSchedule.Recipient], of state: CaseState
    ) async throws(Fault) -> [NoticeRecipient] {
        var found: [NoticeRecipient] = []
        for role in roles {
            for recipient in try await people(role, of: state)
            where !found.contains(where: { $0.account == recipient.account }) {
                found.append(recipient)
            }
        }
        return found
    }

    private func people(
        _ role: ReminderSchedule.Recipient, of state: CaseState
    ) async throws(Fault) -> [NoticeRecipient] {
        switch role {
        case .assignee:
            if let name = state.assignee, let assignee = try await directory.assignee(name) { return [assignee] }
            return try await directory.supervisors(of: state.office)
        case .supervisor: return try await directory.supervisors(of: state.office)
        case .legal: return try await directory.readers(of: state.office)
        }
    }
}
