import AdminProtocol
import JSONText
import Mediation
import Wording

/// `account.list` and `account.set`; nobody changes the own account (protocol.md 5.3).
extension Errand {
    func accountList() async throws(ProtocolError) -> Answer {
        let accounts = try await faulting { () async throws(Fault) in try await desk.accounts.accounts() }
        let wanted = bound.request.about?.value
        return Answer(rows: accounts.filter { wanted == nil || $0.name == wanted }.map(AccountRow.object))
    }

    func accountSet() async throws(ProtocolError) -> Answer {
        let name = try bound.requiredSubject()
        guard name != caller.name else {
            throw ProtocolError(
                .forbidden,
                Bilingual(zh: "任何人都不能更改自己的账户", en: "nobody changes the own account"))
        }
        let change = try change(of: name)
        let before = desk.directory.account(named: name)
        let row = AccountRow.object(AccountRow.account(change, before))
        if bound.flag("dry") { return Answer(rows: [row], status: ["dry": true]) }
        let appended = try await faulting { () async throws(Fault) in
            try await desk.accounts.set(change, by: caller.name, key: key, rows: [row.line])
        }
        try await faulting { () async throws(Fault) in try await desk.directory.refresh() }
        switch appended {
        case .committed: return Answer(rows: [row])
        case .conflict(let conflict): throw uidTaken(by: conflict.caseID)
        case .replayed(let replay):
            guard replay.sameRequest else { throw ProtocolError(.keyReused) }
            return Answer(
                rows: replay.rows.compactMap { (try? JSONReader.read($0))?.object }, status: ["replayed": true])
        }
    }

    private func uidTaken(by name: String) -> ProtocolError {
        ProtocolError(
            .exists, Bilingual(zh: "该 uid 已属于另一个账户", en: "that uid belongs to another account"),
            ["id": .string(name)])
    }

    private func change(of name: String) throws(ProtocolError) -> AccountChange {
        var change = AccountChange(name: name)
        if bound.values["roles"] != nil {
            change.roles = Set(bound.list("roles").compactMap(Role.init(rawValue:)))
        }
        if bound.values["scope"] != nil {
            let scope = bound.list("scope")
            for code in scope where code != "*" && desk.offices[code] == nil {
                throw FailureAnswers.noSuchOffice(code, key: "scope")
            }
            change.scope = scope
        }
        if let text = bound.text("uid"), !text.isEmpty {
            guard let uid = UInt32(text) else {
                throw ArgumentErrors.error("uid", Bilingual(zh: "uid 应为用户编号", en: "uid must be a user id"))
            }
            if let other = desk.directory.account(uid: uid), other.name != name {
                throw uidTaken(by: other.name)
            }
            change.uid = uid
        }
        change.mail = bound.text("mail")
        change.disabled = bound.text("disabled").map { $0 == "yes" }
        return change
    }
}

/// An account as a data line.
enum AccountRow {
    static func object(_ account: Account) -> JSONObject {
        var row: JSONObject = ["account": .string(account.name)]
        row["roles"] = .array(Role.allCases.filter(account.roles.contains).map { .string($0.rawValue) })
        row["scope"] = .array(account.scope.map { .string($0) })
        row["uid"] = account.uid.map { .integer(Int64($0)) }
        row["mail"] = account.mail.map { .string($0) }
        if account.disabled { row["disabled"] = true }
        return row
    }

    /// The account as a change leaves it.
    static func account(_ change: AccountChange, _ before: Account?) -> Account {
        let mail = change.mail ?? before?.mail
        return Account(
            name: change.name, uid: change.uid ?? before?.uid, roles: change.roles ?? before?.roles ?? [],
            scope: change.scope ?? before?.scope ?? [], mail: mail == "" ? nil : mail,
            disabled: change.disabled ?? before?.disabled ?? false)
    }
}
