import WorkCalendar

/// What `account.set` changes; nil leaves a value alone.
public struct AccountChange: Sendable, Hashable {
    /// The account to make or change.
    public var name: String
    /// All its peers' user ids from now on.
    public var uids: [UInt32]?
    /// All its certificates from now on, as the SHA-256 of their public keys in lower-case hexadecimal.
    public var certificates: [String]?
    /// All its roles from now on.
    public var roles: Set<Role>?
    /// All its office codes from now on.
    public var scope: [String]?
    /// The empty text takes the address away.
    public var mail: String?
    /// Whether it is shut out from now on.
    public var disabled: Bool?
    /// Whether everything of a morning comes in one mail from now on.
    public var digest: Bool?

    /// A change of nothing yet.
    public init(name: String) { self.name = name }
}

/// What `account.token` changes.
public struct TokenChange: Sendable, Hashable {
    /// What becomes of the token.
    public enum Act: Sendable, Hashable {
        /// It begins; only the SHA-256 of the token is stored.
        case make(hash: [UInt8], expires: Instant)
        /// It ends.
        case revoke
    }

    /// Whose token it is.
    public let account: String
    /// Its number within the account.
    public let number: Int
    /// What becomes of it.
    public let act: Act

    /// Made of its properties.
    public init(account: String, number: Int, act: Act) {
        self.account = account
        self.number = number
        self.act = act
    }

    /// The token's name on the wire.
    public var id: String { AccountToken.id(number) }
}

/// How a change of an account ended.
public enum AccountOutcome: Sendable, Hashable {
    /// Durable; `seq` is how far the log was.
    case committed(seq: Int64)
    /// The key was there already; nothing was written now.
    case replayed(Replay)
    /// Another account has what `key` (`uid`, `cert`) names; nothing was written.
    case taken(key: String, holder: String)
    /// The new token's number was given out meanwhile, or there is no such token to revoke; nothing was written.
    case gone
}

/// The accounts, as the database holds them. A change is recorded under the acting account and the request's key, with
/// the data lines of its reply.
public protocol AccountStore: Sendable {
    /// All accounts, by name.
    func accounts() async throws(Fault) -> [Account]
    /// Makes or changes an account.
    func set(
        _ change: AccountChange, by account: String, key: RequestKey, rows: [String]
    ) async throws(Fault) -> AccountOutcome
    /// Adds or revokes a token.
    func change(
        _ change: TokenChange, by account: String, at now: Instant, key: RequestKey, rows: [String]
    ) async throws(Fault) -> AccountOutcome
    /// On an empty account table makes one account with every role and scope `*`; false where accounts exist.
    func bootstrap(name: String, uid: UInt32) async throws(Fault) -> Bool
}
