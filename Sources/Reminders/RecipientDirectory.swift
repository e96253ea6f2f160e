import Mediation

/// Who is told about a case.
public protocol RecipientDirectory: Sendable {
    /// The account of a case's assignee; nil where there is none in use by that name.
    func assignee(_ name: String) async throws(Fault) -> NoticeRecipient?
    /// The supervisors who answer for an office, those nearest to it.
    func supervisors(of office: String) async throws(Fault) -> [NoticeRecipient]
    /// The supervisors who answer for the office above an office; nobody where there is none.
    func superiors(of office: String) async throws(Fault) -> [NoticeRecipient]
    /// The account on duty for an office, or else for one above it; nil where there is none in use.
    func onDuty(_ duty: [String: String], of office: String) async throws(Fault) -> NoticeRecipient?
    /// The legal staff who read along for an office, those nearest to it.
    func readers(of office: String) async throws(Fault) -> [NoticeRecipient]
}

extension AccountDirectory: RecipientDirectory {
    /// The account in use by that name.
    public func assignee(_ name: String) -> NoticeRecipient? {
        account(named: name).flatMap { account in
            account.disabled ? nil : NoticeRecipient(role: "assignee", account: account.name, mail: account.mail)
        }
    }

    /// The supervisors whose scope covers the office, those nearest to it.
    public func supervisors(of office: String) -> [NoticeRecipient] {
        recipients("supervisor", accounts(with: .supervisor, covering: office))
    }

    /// The supervisors of the office above.
    public func superiors(of office: String) -> [NoticeRecipient] {
        above(office).map { recipients("superior", accounts(with: .supervisor, covering: $0)) } ?? []
    }

    /// The account in use that is named for the office, or else for the nearest one above it.
    public func onDuty(_ duty: [String: String], of office: String) -> NoticeRecipient? {
        var place: String? = office
        while let code = place {
            if let account = duty[code].flatMap({ account(named: $0) }), !account.disabled {
                return NoticeRecipient(role: "duty", account: account.name, mail: account.mail)
            }
            place = above(code)
        }
        return nil
    }

    /// The readers whose scope covers the office, those nearest to it.
    public func readers(of office: String) -> [NoticeRecipient] {
        recipients("legal", accounts(with: .reader, covering: office))
    }

    private func recipients(_ role: String, _ accounts: [Account]) -> [NoticeRecipient] {
        accounts.map { NoticeRecipient(role: role, account: $0.name, mail: $0.mail) }
    }
}
