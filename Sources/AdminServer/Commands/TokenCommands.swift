import AdminProtocol
import Crypto
import JSONText
import Mediation
import Wording
import WorkCalendar

/// `account.token`: secrets for programs that come over TCP. A token is shown once, in the answer to the request that
/// made it; what is kept, also for a repetition, does not hold it (protocol.md 5.2).
extension Errand {
    func accountToken() async throws(ProtocolError) -> Answer {
        let name = try bound.requiredSubject()
        try refuseOwnAccount(name)
        switch (bound.text("expires"), bound.text("revoke")) {
        case (let expires?, nil):
            if let answer = try await replayed() { return answer }
            return try await makeToken(for: name, expires: try end(expires))
        case (nil, let id?):
            if let answer = try await replayed() { return answer }
            return try await revokeToken(id, of: name)
        default:
            throw ArgumentErrors.error(
                bound.text("revoke") == nil ? "expires" : "revoke",
                Bilingual(
                    zh: "expires=（新令牌的有效期）与 revoke=（要作废的令牌）给且只给一个",
                    en: "give exactly one of expires= (a new token's end) and revoke= (the token to take back)"))
        }
    }

    /// The first moment at which the token is worth nothing; a day is included.
    private func end(_ text: String) throws(ProtocolError) -> Instant {
        let end = Instant(iso: text) ?? DayExpression.day(text, now: now)?.adding(days: 1).start
        guard let end, end > now, end.day.year <= 9999 else {
            throw ArgumentErrors.error(
                "expires",
                Bilingual(zh: "expires 应为将来的日期或时间", en: "expires must be a day or a moment in the future"))
        }
        return end
    }

    private func makeToken(for name: String, expires: Instant) async throws(ProtocolError) -> Answer {
        // Somebody else may have taken the number meanwhile.
        for _ in 1...5 {
            let number = (try await account(name).tokens.last?.number ?? 0) + 1
            let secret = Secret()
            let change = TokenChange(
                account: name, number: number, act: .make(hash: secret.hash, expires: expires))
            let head: JSONObject = ["account": .string(name), "id": .string(change.id)]
            var withheld = head
            withheld["expires"] = .string(expires.iso)
            withheld["withheld"] = ["token"]
            if bound.flag("dry") { return Answer(rows: [withheld], status: ["dry": true]) }
            var shown = head
            shown["token"] = .string(secret.text)
            shown["expires"] = .string(expires.iso)
            if let answer = try await perform(change, kept: withheld, shown: shown) { return answer }
        }
        throw FailureAnswers.error(Fault.busy(afterMilliseconds: 100))
    }

    private func revokeToken(_ id: String, of name: String) async throws(ProtocolError) -> Answer {
        let token = try await account(name).tokens.first { $0.id == id && $0.isValid(at: now) }
        let change = token.map { TokenChange(account: name, number: $0.number, act: .revoke) }
        let row: JSONObject = ["account": .string(name), "id": .string(id), "revoked": true]
        if let change {
            if bound.flag("dry") { return Answer(rows: [row], status: ["dry": true]) }
            if let answer = try await perform(change, kept: row, shown: row) { return answer }
        }
        // Another request under the same key may have been quicker.
        if let answer = try await replayed() { return answer }
        throw FailureAnswers.notFound(
            Bilingual(zh: "账户 \(name) 没有有效的令牌 \(id)", en: "the account \(name) has no valid token \(id)"),
            ["key": "revoke"])
    }

    private func perform(
        _ change: TokenChange, kept: JSONObject, shown: JSONObject
    ) async throws(ProtocolError) -> Answer? {
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.accounts.change(change, by: caller.name, at: now, key: key, rows: [kept.line])
        }
        return try await answer(outcome, shown)
    }

    private func account(_ name: String) async throws(ProtocolError) -> Account {
        let accounts = try await faulting { () async throws(Fault) in try await desk.accounts.accounts() }
        guard let account = accounts.first(where: { $0.name == name }) else {
            throw FailureAnswers.notFound(
                Bilingual(zh: "没有名为 \(name) 的账户", en: "no account named \(name)"), ["key": "account"])
        }
        return account
    }
}

/// A new token: 256 random bits, with a mark by which people and scanners know what it is.
private struct Secret {
    let text: String

    init() {
        let key = SymmetricKey(size: .bits256)
        text = key.withUnsafeBytes { bytes in
            "plt_" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
