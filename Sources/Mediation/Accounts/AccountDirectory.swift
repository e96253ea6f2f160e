import Synchronization

/// The accounts as they were read last, at most a second ago; `refresh` is called by whoever keeps the time.
public final class AccountDirectory: Sendable {
    private let store: any AccountStore
    private let tree: OfficeTree
    private let known = Mutex(Known())

    /// The accounts, found by what every request asks for without looking at all of them.
    private struct Known {
        var accounts: [Account] = []
        var byUID: [UInt32: Account] = [:]
        var byName: [String: Account] = [:]
        /// The offices of every scope that an account has.
        var offices: [[String]: [String]?] = [:]

        init() {}

        init(_ accounts: [Account], tree: OfficeTree) {
            self.accounts = accounts
            for account in accounts {
                byName[account.name] = byName[account.name] ?? account
                if offices[account.scope] == nil { offices[account.scope] = .some(tree.expand(account.scope)) }
                if account.disabled { continue }
                for uid in account.uids { byUID[uid] = byUID[uid] ?? account }
            }
        }
    }

    /// Knows nobody until the first ``refresh()``.
    public init(store: any AccountStore, tree: OfficeTree) {
        self.store = store
        self.tree = tree
    }

    /// Reads the accounts anew.
    public func refresh() async throws(Fault) {
        let fresh = Known(try await store.accounts(), tree: tree)
        known.withLock { $0 = fresh }
    }

    /// The enabled account of a user id.
    public func account(uid: UInt32) -> Account? {
        known.withLock { $0.byUID[uid] }
    }

    /// The account with a name, disabled ones too.
    public func account(named name: String) -> Account? {
        known.withLock { $0.byName[name] }
    }

    /// The enabled accounts with a role whose scope covers an office, those nearest to it first: an account that names
    /// the office itself goes before one that covers it through a parent, and `*` comes last.
    public func accounts(with role: Role, covering office: String) -> [Account] {
        let accounts = known.withLock { $0.accounts }.filter { $0.roles.contains(role) && !$0.disabled }
        let named = accounts.filter { $0.scope.contains(office) }
        if !named.isEmpty { return named }
        return accounts.filter { tree.expand($0.scope)?.contains(office) ?? true }
    }

    /// True once somebody holds every role, as after `--bootstrap`: the roles should be split.
    public var hasUnsplitRoles: Bool {
        known.withLock { $0.accounts.contains { !$0.disabled && $0.roles.count == Role.allCases.count } }
    }

    /// The office above an office; nil at the top.
    public func above(_ office: String) -> String? { tree[office]?.parent }

    /// The offices of an account's scope and all below them; nil is everything.
    public func offices(of account: Account) -> [String]? {
        known.withLock { $0.offices[account.scope] } ?? tree.expand(account.scope)
    }
}
