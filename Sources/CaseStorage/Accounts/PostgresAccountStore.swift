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
        let results = try await database.read([Query.accountList(), Query.accountTokens()])
        return try database.decode { () throws(PostgresError) in
            var tokens: [String: [AccountToken]] = [:]
            for row in results[1] { tokens[try row["account"].text(), default: []].append(try AccountToken(row)) }
            var accounts: [Account] = []
            for row in results[0] {
                let name = try row["name"].text()
                accounts.append(
                    Account(
                        name: name, uids: try row["uids"].ints().compactMap { $0.flatMap { UInt32(exactly: $0) } },
                        certificates: try row["certs"].texts().compactMap(\.self),
                        roles: Set(try row["roles"].texts().compactMap { $0.flatMap(Role.init) }),
                        scope: try row["scope"].texts().compactMap(\.self), mail: try row["mail"].optionalText(),
                        disabled: try row["disabled"].bool(), digest: try row["digest"].bool(),
                        tokens: tokens[name] ?? []))
            }
            return accounts
        }
    }

    /// Makes or changes an account.
    public func set(
        _ change: AccountChange, by account: String, key: RequestKey, rows: [String]
    ) async throws(Fault) -> AccountOutcome {
        try await perform(
            Query.accountChange(
                .text(change.name), change.uids.map { .intArray($0.map { Int64($0) }) } ?? .null,
                change.certificates.map { .textArray($0) } ?? .null,
                change.roles.map { .textArray($0.map(\.rawValue).sorted()) } ?? .null,
                change.scope.map { .textArray($0) } ?? .null, SQLValue(change.mail), SQLValue(change.disabled),
                SQLValue(change.digest),
                .text(account), .text(key.key), .bytes(key.hash), .text(rows.joined(separator: "\n")),
                .text(change.object.line)))
    }

    /// Adds or revokes a token.
    public func change(
        _ change: TokenChange, by account: String, at now: Instant, key: RequestKey, rows: [String]
    ) async throws(Fault) -> AccountOutcome {
        let made: (hash: [UInt8], expires: Instant)? =
            if case .make(let hash, let expires) = change.act { (hash, expires) } else { nil }
        return try await perform(
            Query.tokenChange(
                .text(change.account), .int(Int64(change.number)), SQLValue(made?.hash),
                SQLValue(made?.expires.microseconds), .int(now.microseconds), .text(account), .text(key.key),
                .bytes(key.hash), .text(rows.joined(separator: "\n")), .text(change.object.line)))
    }

    /// Makes the first account with every role and scope `*`; false where accounts exist.
    public func bootstrap(name: String, uid: UInt32) async throws(Fault) -> Bool {
        let roles = Role.allCases.map(\.rawValue)
        let result = try await database.transact(
            Query.accountBootstrap(.text(name), .int(Int64(uid)), .textArray(roles)))
        return try database.decode { () throws(PostgresError) in try result.first?["made"].bool() ?? false }
    }

    /// Executes a change that is remembered under its key, so that a repetition after a lost COMMIT finds itself.
    private func perform(_ call: SQLCall) async throws(Fault) -> AccountOutcome {
        var isInDoubt = false
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            do throws(Fault) {
                return try outcome(try await database.transact(call), isInDoubt: isInDoubt)
            } catch {
                guard isInDoubt || error == .unknownOutcome else { throw error }
                isInDoubt = true
                // What was sent may be durable: nobody must be told that nothing has happened.
                guard error == .unknownOutcome || error == .unavailable, ContinuousClock.now < deadline else {
                    throw .unknownOutcome
                }
            }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private func outcome(_ result: SQLResult, isInDoubt: Bool) throws(Fault) -> AccountOutcome {
        try database.decode { () throws(PostgresError) in
            guard let row = result.first else { throw .unexpectedResult("no answer") }
            switch try row["outcome"].text() {
            case "committed": return .committed(seq: try row["seq"].int())
            case "gone": return .gone
            case "taken": return .taken(key: try row["taken"].text(), holder: try row["holder"].text())
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

extension AccountToken {
    fileprivate init(_ row: SQLRow) throws(PostgresError) {
        self.init(
            number: try row["number"].number(), expires: try row["expires"].instant(),
            isRevoked: try row["is_revoked"].bool(),
            lastUsed: try row["last_used"].nullable.map { cell throws(PostgresError) in try cell.instant() })
    }
}
