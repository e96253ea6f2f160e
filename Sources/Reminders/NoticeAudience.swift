import Mediation
import Procedures
import WorkCalendar

/// Finds the people behind the roles of a reminder step: the assignee, or where nobody is assigned the office's
/// supervisors; the supervisors of the office and of the one above it; the legal staff; who is on duty. Nobody is told
/// twice.
struct NoticeAudience: Sendable {
    let directory: any RecipientDirectory

    /// - Parameters:
    ///   - procedure: says which parties may be written to.
    ///   - duty: the accounts on duty by office.
    func recipients(
        _ roles: [ReminderSchedule.Recipient], of state: CaseState, _ procedure: Procedure, duty: [String: String]
    ) async throws(Fault) -> [NoticeRecipient] {
        var found: [NoticeRecipient] = []
        for role in roles {
            for recipient in try await people(role, of: state, procedure, duty: duty)
            where !found.contains(where: { $0.account == recipient.account }) {
                found.append(recipient)
            }
        }
        return found
    }

    private func people(
        _ role: ReminderSchedule.Recipient, of state: CaseState, _ procedure: Procedure, duty: [String: String]
    ) async throws(Fault) -> [NoticeRecipient] {
        switch role {
        case .assignee:
            if let name = state.assignee, let assignee = try await directory.assignee(name) { return [assignee] }
            return try await directory.supervisors(of: state.office)
        case .supervisor: return try await directory.supervisors(of: state.office)
        case .superior: return try await directory.superiors(of: state.office)
        case .legal: return try await directory.readers(of: state.office)
        case .duty: return try await directory.onDuty(duty, of: state.office).map { [$0] } ?? []
        case .party:
            return state.parties.compactMap { party in
                procedure.roles.first { $0.id == party.role }?.mail(of: party).map {
                    NoticeRecipient(role: "party", account: party.id, mail: $0)
                }
            }
        }
    }
}
