import Procedures

/// What must be right before a decision is asked for: the caller's right to this case, the expected version, the office.
extension CaseDesk {
    func check(_ step: CaseStep, on state: CaseState) throws(CaseFailure) {
        guard CaseAccess(caller).mayChange(state) else { throw CaseFailure(.notYours) }
        switch step.expected {
        case .notGiven: break
        case .any: if !caller.has(.supervisor) { throw CaseFailure(.anyVersionForbidden) }
        case .exactly(let version):
            guard state.version != version else { break }
            throw CaseFailure(
                .conflict(Conflict(caseID: state.id, version: state.version, state: state.state, by: "", at: now)))
        }
    }

    /// The office for a new case: the named one, or the only one that the account has (decisions.md 6).
    func officeForOpening(_ named: String?) throws(CaseFailure) -> String {
        guard let code = named ?? onlyOffice else { throw CaseFailure(.noSuchOffice("")) }
        guard service.offices[code] != nil, caller.covers(code) else { throw CaseFailure(.noSuchOffice(code)) }
        return code
    }

    /// The account's only office; for a scope of everything, the federation itself where there is one.
    private var onlyOffice: String? {
        let places = caller.offices == nil ? service.offices.roots : caller.account.scope
        return places.count == 1 ? places.first : nil
    }

    /// The assignee must be an enabled mediator or supervisor whose scope covers the case's office.
    func checkAssignee(_ name: String, of state: CaseState) throws(CaseFailure) {
        let roles: [Role] = [.mediator, .supervisor]
        guard let account = service.directory.account(named: name), !account.disabled,
            roles.contains(where: account.roles.contains),
            service.directory.offices(of: account)?.contains(state.office) ?? true
        else { throw CaseFailure(.noSuchAccount(name)) }
    }

    /// Only a reader needs a grant: whoever works on cases or audits them sees more already.
    func checkReader(_ name: String) throws(CaseFailure) {
        guard let account = service.directory.account(named: name), !account.disabled, account.roles.contains(.reader)
        else { throw CaseFailure(.noSuchReader(name)) }
    }

    func storedEvent(_ seq: Int64, of state: CaseState) async throws(CaseFailure) -> StoredEvent {
        let found = try await service.faulting { () async throws(Fault) in
            try await service.reader.events(after: seq - 1, caseID: state.id, limit: 1)
        }
        guard let event = found.first, event.seq == seq else {
            throw CaseFailure(.rejected(.notFound(MediationTexts.noSuchEvent(seq))))
        }
        return StoredEvent(seq: event.seq, event: event.event, by: event.by, recorded: event.recorded)
    }
}
