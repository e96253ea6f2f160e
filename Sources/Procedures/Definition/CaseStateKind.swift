import Wording

/// A state that a procedure declares.
public struct CaseStateKind: Sendable, Hashable {
    /// Where in a case's life the state stands: its beginning, on its way, or at an end that nothing leaves.
    public enum Kind: String, Sendable, CaseIterable { case initial, active, terminal }

    /// The word on the wire, kebab-case.
    public let id: String
    /// Where in a case's life it stands.
    public let kind: Kind
    /// What people read.
    public let name: Bilingual

    /// Made of its properties.
    public init(id: String, kind: Kind, name: Bilingual) {
        self.id = id
        self.kind = kind
        self.name = name
    }
}
