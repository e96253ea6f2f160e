/// A person or program that may talk to the daemon.
public struct Account: Sendable, Hashable {
    /// The name by which cases and the log speak of it.
    public let name: String
    /// The user id of the peers that are this account; nil where nobody can log in as it.
    public let uid: UInt32?
    /// What it may do; the rights add up.
    public let roles: Set<Role>
    /// Office codes; `*` is everything. The scope of a parent includes its children.
    public let scope: [String]
    /// Where notices go; nil has them spooled.
    public let mail: String?
    /// True where it may no longer ask for anything.
    public let disabled: Bool

    /// Made of its properties.
    public init(name: String, uid: UInt32?, roles: Set<Role>, scope: [String], mail: String?, disabled: Bool) {
        self.name = name
        self.uid = uid
        self.roles = roles
        self.scope = scope
        self.mail = mail
        self.disabled = disabled
    }
}

/// An account role (protocol.md 5.3).
public enum Role: String, Sendable, CaseIterable { case mediator, reader, supervisor, `operator`, auditor }

/// What `account.set` changes; nil leaves a value alone.
public struct AccountChange: Sendable, Hashable {
    /// The account to make or change.
    public var name: String
    /// The user id of its peers.
    public var uid: UInt32?
    /// All its roles from now on.
    public var roles: Set<Role>?
    /// All its office codes from now on.
    public var scope: [String]?
    /// The empty text takes the address away.
    public var mail: String?
    /// Whether it is shut out from now on.
    public var disabled: Bool?

    /// A change of nothing yet.
    public init(name: String) { self.name = name }
}

/// The accounts, as the database holds them.
public protocol AccountStore: Sendable {
    /// All accounts, by name.
    func accounts() async throws(Fault) -> [Account]
    /// Makes or changes an account; recorded under the acting account and the request's key.
    func set(
        _ change: AccountChange, by account: String, key: RequestKey, rows: [String]
    ) async throws(Fault) -> Appended
    /// On an empty account table makes one account with every role and scope `*`; false where accounts exist.
    func bootstrap(name: String, uid: UInt32) async throws(Fault) -> Bool
}
