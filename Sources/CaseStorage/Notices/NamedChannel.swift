import Mediation

/// A channel that the site has declared, as far as the store must know it: what it is told.
public struct NamedChannel: Sendable, Hashable {
    /// Whose notices it carries.
    public enum Owner: Sendable, Hashable {
        /// One notice for each obligation of a case in the office or below; `covering` holds all their codes.
        case office(String, covering: Set<String>)
        /// The notices of one account.
        case account(String)
    }

    /// As it is declared.
    public let name: Delivery.Channel
    /// Whose notices it carries.
    public let owner: Owner
    /// The kinds that it carries.
    public let kinds: Set<Obligation.Kind>
    /// True where a notice that may have arrived is sent again.
    public let resends: Bool

    /// Made of its properties.
    public init(name: Delivery.Channel, owner: Owner, kinds: Set<Obligation.Kind>, resends: Bool) {
        self.name = name
        self.owner = owner
        self.kinds = kinds
        self.resends = resends
    }
}
