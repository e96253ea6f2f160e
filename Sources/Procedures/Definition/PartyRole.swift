import Wording

/// A role that a party, representative, agent or recorder has in a case.
public struct PartyRole: Sendable {
    public let id: String
    public let name: Bilingual
    /// The side that a representative stands for: the id of another role (decisions.md 9).
    public let side: String?
    public let fields: [Field]

    public init(id: String, name: Bilingual, side: String?, fields: [Field]) {
        self.id = id
        self.name = name
        self.side = side
        self.fields = fields
    }
}
