import Wording

/// A state that a procedure declares.
public struct CaseStateKind: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable { case initial, active, terminal }

    public let id: String
    public let kind: Kind
    public let name: Bilingual

    public init(id: String, kind: Kind, name: Bilingual) {
        self.id = id
        self.kind = kind
        self.name = name
    }
}
