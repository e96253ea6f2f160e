import JSONText
import Mediation
import Postgres
import WorkCalendar

/// The accounts. Every change is kept for ever in `account_event`, beside the entry that the request itself leaves in
/// the access chain.
public struct PostgresAccountStore: AccountStore {
    let database: Database

    /// All accounts, by name; a role that this release does not know is left out.
    public func accounts() async throws(Fault) -> [Account] {
        let result = try await database.read(Query.accountList())
        return try database.decode { () throws(PostgresError) in
            var accounts: [Account] = []
            for row in result {
                accounts.append(
                    Account(
                        name: try row["name"].text(),
                        uid: try row["uid"].optionalInt().flatMap { UInt32(exactly: $0) },
                        roles: Set(try row["roles"].texts().compactMap { $0.flatMap(Role.init) }),
                        scope: try row["scope"].texts().compactMap(\.self), mail: try row["mail"].optionalText(),
                        disabled: try row["disabled"].bool()))
            }
            return accounts
        }
    }

    /// Makes or changes an account. A uid that another account has is a ``Appended/conflict(_:)`` whose `caseID` is that
    /// account's name. A repetition after a lost COMMIT finds its own key.
    public func set(
        _ change: AccountChange, by account: String, key: RequestKey, rows: [String]
    ) async throws(Fault) -> Appended {
        let call = Query.accountSet(
            .text(change.name), SQLValue(change.uid.map { Int64($0) }),
            change.roles.map { .textArray($0.map(\.rawValue).sorted()) } ?? .null,
            change.scope.map { .textArray($0) } ?? .null, SQLValue(change.mail), SQLValue(change.disabled),
            .text(account), .text(key.key), .bytes(key.hash), .text(rows.joined(separator: "\n")),
            .text(change.object.line))
        var isInDoubt = false
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            do throws(Fault) {
                return try reply(try await database.transact(call), of: change, isInDoubt: isInDoubt)
            } catch {
                guard error == .unknownOutcome || (isInDoubt && error == .unavailable) else { throw error }
                isInDoubt = true
                guard ContinuousClock.now < deadline else { throw .unknownOutcome }
            }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Makes the first account with every role and scope `*`; false where accounts exist.
    public func bootstrap(name: String, uid: UInt32) async throws(Fault) -> Bool {
        let roles = Role.allCases.map(\.rawValue)
        let result = try await database.transact(
            Query.accountBootstrap(.text(name), .int(Int64(uid)), .textArray(roles)))
        return try database.decode { () throws(PostgresError) in try result.first?["made"].bool() ?? false }
    }

    private func reply(
        _ result: SQLResult, of change: AccountChange, isInDoubt: Bool
    ) throws(Fault) -> Appended {
        try database.decode { () throws(PostgresError) in
            guard let row = result.first else { throw .unexpectedResult("no answer") }
            switch try row["outcome"].text() {
            case "committed": return .committed(seq: try row["seq"].int())
            case "conflict":
                return .conflict(
                    Conflict(
                        caseID: try row["holder"].text(), version: 0, state: "", by: "", at: .init(microseconds: 0)))
            default:
                let isSame = try row["is_same"].bool()
                if isInDoubt && isSame { return .committed(seq: try row["seq"].int()) }
                return .replayed(
                    Replay(
                        sameRequest: isSame, rows: ReplyRows.lines(try row["rows_found"].text()),
                        seq: try row["seq"].int(), version: nil))
            }
        }
    }
}

extension AccountChange {
    /// What was changed, for the account's own log.
    fileprivate var object: JSONObject {
        var object = JSONObject()
        object["uid"] = uid.map { .integer(Int64($0)) }
        object["roles"] = roles.map { .array($0.map(\.rawValue).sorted().map { .string($0) }) }
        object["scope"] = scope.map { .array($0.map { .string($0) }) }
        object["mail"] = mail.map { .string($0) }
        object["disabled"] = disabled.map { .bool($0) }
        return object
    }
}
