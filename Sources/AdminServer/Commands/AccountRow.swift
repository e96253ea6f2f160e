import JSONText
import Mediation
import WorkCalendar

/// An account as a data line.
enum AccountRow {
    static func object(_ account: Account, now: Instant) -> JSONObject {
        var row: JSONObject = ["account": .string(account.name)]
        row["roles"] = .array(Role.allCases.filter(account.roles.contains).map { .string($0.rawValue) })
        row["scope"] = .array(account.scope.map { .string($0) })
        if !account.uids.isEmpty { row["uid"] = .array(account.uids.map { .integer(Int64($0)) }) }
        if !account.certificates.isEmpty { row["cert"] = .array(account.certificates.map { .string($0) }) }
        row["mail"] = account.mail.map { .string($0) }
        if account.digest { row["digest"] = true }
        if account.disabled { row["disabled"] = true }
        row["tokens"] = tokens(of: account, now: now)
        return row
    }

    /// The tokens that would be accepted, without the secret, which nobody has; nil where there are none.
    static func tokens(of account: Account, now: Instant) -> JSONValue? {
        let valid = account.tokens.filter { $0.isValid(at: now) }
        guard !valid.isEmpty else { return nil }
        return .array(
            valid.map { token in
                var row: JSONObject = ["id": .string(token.id), "expires": .string(token.expires.iso)]
                row["lastUsed"] = token.lastUsed.map { .string($0.iso) }
                return .object(row)
            })
    }
}
