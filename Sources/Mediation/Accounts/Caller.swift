import Wording

/// Who asks: an account as it stands now, in one session, with its scope spelled out.
public struct Caller: Sendable {
    /// The account as the directory knew it when the request came.
    public let account: Account
    /// The connection that the request came over.
    public let session: String
    /// The language of what is answered.
    public let language: Language
    /// The offices of the account's scope and all below them; nil is everything.
    public let offices: [String]?

    /// Made of its properties.
    public init(account: Account, session: String, language: Language, offices: [String]?) {
        self.account = account
        self.session = session
        self.language = language
        self.offices = offices
    }

    /// The account's name.
    public var name: String { account.name }
    /// True where the account has the role.
    public func has(_ role: Role) -> Bool { account.roles.contains(role) }
    /// True where the office lies in the account's scope.
    public func covers(_ office: String) -> Bool { offices?.contains(office) ?? true }
}
