import Wording

/// An organisational unit of the federation; the scope of a parent includes its children (decisions.md 6).
public struct Office: Sendable, Hashable {
    public let code: String
    public let parent: String?
    public let name: Bilingual

    public init(code: String, parent: String?, name: Bilingual) {
        self.code = code
        self.parent = parent
        self.name = name
    }
}
