import Synchronization

/// The accounts as they were read last, at most a second ago; `refresh` is called by whoever keeps the time.
public final class AccountDirectory: Sendable {
    private let store: any AccountStore
    private let tree: OfficeTree
    private let known = Mutex<[Account]>([])

    /// Knows nobody until the first ``refresh()``.
    public init(store: any AccountStore, tree: OfficeTree) {
        self.store = store
        self.tree = tree
    }

    /// Reads the accounts anew.
    public func refresh() async throws(Fault) {
        let accounts = try await store.accounts()
        known.withLock { $0 = accounts }
    }

    /// The enabled account of a user id.
    public func account(uid: UInt32) -> Account? {
        known.withLock { $0.first { $0.uids.contains(uid) && !$0.disabled } }
    }

    /// The account with a name, disabled ones too.
    public func account(named name: String) -> Account? {
        known.withLock { $0.first { $0.name == name } }
    }

    /// The enabled accounts with a role whose scope covers an office, those nearest to it first: an account that names
    /// the office itself goes before one that covers it through a parent, and `*` comes last.
    public func accounts(with role: Role, covering office: String) -> [Account] {
        let accounts = known.withLock { $0 }.filter { $0.roles.contains(role) && !$0.disabled }
        let named = accounts.filter { $0.scope.contains(office) }
        if !named.isEmpty { return named }
        return accounts.filter { tree.expand($0.scope)?.contains(office) ?? true }
    }

    /// True once somebody holds every role, as after `--bootstrap`: the roles should be split.
    public var hasUnsplitRoles: Bool {
        known.withLock { $0.contains { !$0.disabled && $0.roles.count == Role.allCases.count } }
    }

    /// The office above an office; nil at the top.
    public func above(_ office: String) -> String? { tree[office]?.parent }

    /// The caller behind an account.
    public func offices(of account: Account) -> [String]? { tree.expand(account.scope) }
}
