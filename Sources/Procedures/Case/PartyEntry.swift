/// An enterprise or person of the registry, as the caller of a decision has found it.
public struct PartyEntry: Sendable, Hashable {
    /// `E-000123` or `P-000123`.
    public let id: String
    /// What it is called.
    public let name: String
    /// What else is known, for those fields of a role that have these names.
    public let values: [String: String]

    /// Made of its properties.
    public init(id: String, name: String, values: [String: String] = [:]) {
        self.id = id
        self.name = name
        self.values = values
    }
}
