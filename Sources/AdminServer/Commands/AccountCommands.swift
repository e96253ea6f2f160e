import AdminProtocol
import JSONText
import Mediation
import Wording

/// `account.list` and `account.set`; nobody changes the own account (protocol.md 5.3).
extension Errand {
    func accountList() async throws(ProtocolError) -> Answer {
        let accounts = try await faulting { () async throws(Fault) in try await desk.accounts.accounts() }
        let wanted = bound.request.about?.value
        return Answer(
            rows: accounts.filter { wanted == nil || $0.name == wanted }.map { AccountRow.object($0, now: now) })
    }

    func accountSet() async throws(ProtocolError) -> Answer {
        let name = try bound.requiredSubject()
        try refuseOwnAccount(name)
        if let answer = try await replayed() { return answer }
        let change = try change(of: name)
        let accounts = try await faulting { () async throws(Fault) in try await desk.accounts.accounts() }
        for account in accounts where account.name != name {
            if let key = account.clash(with: change) { throw taken(key, by: account.name) }
        }
        let after = change.applied(to: accounts.first { $0.name == name })
        let row = AccountRow.object(after, now: now)
        if bound.flag("dry") { return Answer(rows: [row], status: ["dry": true]) }
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.accounts.set(change, by: caller.name, key: key, rows: [row.line])
        }
        guard let answer = try await answer(outcome, row) else {
            throw FailureAnswers.error(Fault.busy(afterMilliseconds: 100))
        }
        return answer
    }

    func refuseOwnAccount(_ name: String) throws(ProtocolError) {
        guard name != caller.name else {
            throw ProtocolError(
                .forbidden,
                Bilingual(zh: "任何人都不能更改自己的账户", en: "nobody changes the own account"))
        }
    }

    /// The answer to a change of accounts, which takes effect on open connections at once; nil where it came too late.
    func answer(_ outcome: AccountOutcome, _ row: JSONObject) async throws(ProtocolError) -> Answer? {
        switch outcome {
        case .committed(let seq):
            // What is stored stays stored though the accounts cannot be read again at once.
            try? await desk.directory.refresh()
            return Answer(rows: [row], status: ["seq": .integer(seq)])
        case .replayed(let replay): return try answer(replay)
        case .taken(let key, let holder): throw taken(key, by: holder)
        case .gone: return nil
        }
    }

    private func taken(_ key: String, by name: String) -> ProtocolError {
        ProtocolError(
            .exists,
            key == "uid"
                ? Bilingual(zh: "该用户号已属于账户 \(name)", en: "that user id belongs to the account \(name)")
                : Bilingual(zh: "该证书已属于账户 \(name)", en: "that certificate belongs to the account \(name)"),
            ["id": .string(name), "key": .string(key)])
    }

    private func change(of name: String) throws(ProtocolError) -> AccountChange {
        var change = AccountChange(name: name)
        change.roles = given("roles").map { Set($0.compactMap(Role.init(rawValue:))) }
        change.scope = given("scope")
        for code in change.scope ?? [] where code != "*" && desk.offices[code] == nil {
            throw FailureAnswers.noSuchOffice(code, key: "scope")
        }
        change.uids = try given("uid")?.map { text throws(ProtocolError) in try uid(text) }
        change.certificates = given("cert")
        change.mail = bound.text("mail")
        change.disabled = bound.text("disabled").map { $0 == "yes" }
        change.digest = bound.text("digest").map { $0 == "yes" }
        return change
    }

    /// The values of a list without repetitions, where it was given at all; the empty value alone empties it.
    private func given(_ key: String) -> [String]? {
        guard let values = bound.values[key] else { return nil }
        var seen: Set<String> = []
        return values.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private func uid(_ text: String) throws(ProtocolError) -> UInt32 {
        guard let uid = UInt32(text) else {
            throw ArgumentErrors.error("uid", Bilingual(zh: "uid 应为用户编号", en: "uid must be a user id"))
        }
        guard !uid.isNobodysUserID else {
            throw ArgumentErrors.error(
                "uid",
                Bilingual(
                    zh: "\(uid) 代表“无此用户”（nobody，或来自其他用户命名空间），不能属于任何账户",
                    en: "\(uid) stands for nobody (or for a user of a foreign namespace) and can belong to no account"))
        }
        return uid
    }
}

extension Account {
    /// The key of the change that asks for what is this account's; nil where nothing does.
    fileprivate func clash(with change: AccountChange) -> String? {
        if let uids = change.uids, !Set(uids).isDisjoint(with: self.uids) { return "uid" }
        if let certs = change.certificates, !Set(certs).isDisjoint(with: certificates) { return "cert" }
        return nil
    }
}

extension AccountChange {
    /// The account as the change leaves it.
    fileprivate func applied(to before: Account?) -> Account {
        let mail = mail ?? before?.mail
        return Account(
            name: name, uids: uids?.sorted() ?? before?.uids ?? [],
            certificates: certificates?.sorted() ?? before?.certificates ?? [],
            roles: roles ?? before?.roles ?? [], scope: scope ?? before?.scope ?? [], mail: mail == "" ? nil : mail,
            disabled: disabled ?? before?.disabled ?? false, digest: digest ?? before?.digest ?? false,
            tokens: before?.tokens ?? [])
    }
}
