import Wording

/// A role that a party, representative, agent or recorder has in a case.
public struct PartyRole: Sendable {
    /// The word on the wire, kebab-case.
    public let id: String
    /// What people read.
    public let name: Bilingual
    /// The side that a representative stands for: the id of another role (decisions.md 9).
    public let side: String?
    /// What is asked about a party in this role, besides its name.
    public let fields: [Field]

    /// Made of its properties.
    public init(id: String, name: Bilingual, side: String?, fields: [Field]) {
        self.id = id
        self.name = name
        self.side = side
        self.fields = fields
    }
}
