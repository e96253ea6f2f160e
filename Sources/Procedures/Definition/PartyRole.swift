import JSONText
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

    /// Where a party in this role may be written to: its value of the field of type `mail`, as long as it has agreed
    /// (`mail-consent: yes`). Sensitive values are kept apart and never used.
    public func mail(of party: Party) -> String? {
        guard !party.ended, party.role == id, party.fields[Self.consent]?.bool == true,
            let field = fields.first(where: { $0.type == .mail && $0.sensitivity != .S })
        else { return nil }
        return party.fields[field.name]?.string
    }

    /// The field, of type `bool`, by which a party agrees to be written to.
    private static let consent = "mail-consent"
}
