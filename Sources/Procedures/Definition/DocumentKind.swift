import Wording

/// A kind of document that belongs to a procedure's files.
public struct DocumentKind: Sendable, Hashable {
    /// The word on the wire, kebab-case.
    public let id: String
    /// What people read.
    public let name: Bilingual

    /// Made of its properties.
    public init(id: String, name: Bilingual) {
        self.id = id
        self.name = name
    }
}
