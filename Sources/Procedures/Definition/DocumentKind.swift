import Wording

/// A kind of document that belongs to a procedure's files.
public struct DocumentKind: Sendable, Hashable {
    public let id: String
    public let name: Bilingual

    public init(id: String, name: Bilingual) {
        self.id = id
        self.name = name
    }
}
