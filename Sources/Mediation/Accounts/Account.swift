/// A person or program that may talk to the daemon.
public struct Account: Sendable, Hashable {
    /// The name by which cases and the log speak of it.
    public let name: String
    /// The user ids of the peers that are this account; without any nobody can log in as it on this machine.
    public let uids: [UInt32]
    /// Its certificates, as the SHA-256 of their public keys in lower-case hexadecimal.
    public let certificates: [String]
    /// What it may do; the rights add up.
    public let roles: Set<Role>
    /// Office codes; `*` is everything. The scope of a parent includes its children.
    public let scope: [String]
    /// Where notices go; nil has them spooled.
    public let mail: String?
    /// True where it may no longer ask for anything.
    public let disabled: Bool
    /// True where everything of a morning comes in one mail.
    public let digest: Bool
    /// Every token that it was ever given, by number.
    public let tokens: [AccountToken]

    /// Made of its properties.
    public init(
        name: String, uids: [UInt32] = [], certificates: [String] = [], roles: Set<Role>, scope: [String],
        mail: String? = nil, disabled: Bool = false, digest: Bool = false, tokens: [AccountToken] = []
    ) {
        self.name = name
        self.uids = uids
        self.certificates = certificates
        self.roles = roles
        self.scope = scope
        self.mail = mail
        self.disabled = disabled
        self.digest = digest
        self.tokens = tokens
    }
}

/// An account role (protocol.md 5.3).
public enum Role: String, Sendable, CaseIterable { case mediator, reader, supervisor, `operator`, auditor }

extension UInt32 {
    /// A user id that stands for nobody: the overflow id of foreign user namespaces, and the kernel's "no user".
    public var isNobodysUserID: Bool { self == 65_534 || self == .max }
}
