/// A person or program that may talk to the daemon.
public struct Account: Sendable, Hashable {
    public let name: String
    public let uid: UInt32?
    public let roles: Set<Role>
    /// Office codes; `*` is everything. The scope of a parent includes its children.
    public let scope: [String]
    public let mail: String?
    public let disabled: Bool

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
    public var name: String
    public var uid: UInt32?
    public var roles: Set<Role>?
    public var scope: [String]?
    /// The empty text takes the address away.
    public var mail: String?
    public var disabled: Bool?

    public init(name: String) { self.name = name }
}

/// The accounts, as the database holds them.
public protocol AccountStore: Sendable {
    func accounts() async throws(Fault) -> [Account]
    /// Makes or changes an account; recorded under the acting account and the request's key.
    func set(_ change: AccountChange, by account: String, key: RequestKey, rows: [String]) async throws(Fault) -> Appended
    /// On an empty account table makes one account with every role and scope `*`; false where accounts exist.
    func bootstrap(name: String, uid: UInt32) async throws(Fault) -> Bool
}
