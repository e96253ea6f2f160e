import Wording

/// One command as data: the dispatcher, `describe`, `help`, the client and the manual are all made from it.
public struct CommandSpec: Sendable, Hashable {
    /// How a command stands to sessions and transactions.
    public enum Kind: Sendable, Hashable {
        /// `hello`, `ping`, `quit`: about the connection itself; answered without account and database.
        case session
        /// Shows something.
        case read
        /// Changes something in one transaction; takes `key` and `dry`.
        case change
        /// Operates the daemon; no transaction, no key.
        case operate
    }

    /// The full name, for example `case.open`.
    public var name: String
    /// How it stands to sessions and transactions.
    public var kind: Kind
    /// What it is about; `nil` when it takes no subject.
    public var subject: SubjectSpec?
    /// Its keys in the order of importance; the common ones come last.
    public var keys: [KeySpec]
    /// Whether a client asks a person before it sends this.
    public var confirm: Bool
    /// The roles that may use it at all; what they see is decided by scope.
    public var roles: [RoleName]
    /// The errors that a client should expect besides those that any request can meet.
    public var errors: [ErrorCode]
    /// The protocol version that brought it.
    public var since: Int
    /// What it does.
    public var help: Bilingual
    /// A request line of the right form.
    public var example: String

    /// A command; one that changes something gets the keys `key` and `dry` by itself.
    public init(
        _ name: String, _ kind: Kind, subject: SubjectSpec? = nil, keys: [KeySpec] = [], confirm: Bool = false,
        roles: [RoleName], errors: [ErrorCode] = [], since: Int = 1, help: Bilingual,
        example: String
    ) {
        self.name = name
        self.kind = kind
        self.subject = subject
        self.keys = kind == .change ? keys + [CommonKeys.key, CommonKeys.dry] : keys
        self.confirm = confirm
        self.roles = roles
        self.errors = errors
        self.since = since
        self.help = help
        self.example = example
    }

    /// Whether it changes stored data, so that it takes `key` and `dry`.
    public var changes: Bool { kind == .change }

    /// The key with this name.
    public func key(_ name: String) -> KeySpec? { keys.first { $0.name == name } }

    /// The same command with a procedure's own keys, put before the common ones; a known name is replaced in place.
    public func adding(keys added: [KeySpec]) -> CommandSpec {
        var spec = self
        var place = spec.keys.firstIndex { $0.name == CommonKeys.key.name } ?? spec.keys.endIndex
        for key in added {
            if let known = spec.keys.firstIndex(where: { $0.name == key.name }) {
                spec.keys[known] = key
            } else {
                spec.keys.insert(key, at: place)
                place += 1
            }
        }
        return spec
    }
}
