import Wording

/// An organisational unit of the federation; the scope of a parent includes its children (decisions.md 6).
public struct Office: Sendable, Hashable {
    /// The code by which cases and scopes name it.
    public let code: String
    /// The code of the office above; nil at the top.
    public let parent: String?
    /// What people read.
    public let name: Bilingual

    /// Made of its properties.
    public init(code: String, parent: String?, name: Bilingual) {
        self.code = code
        self.parent = parent
        self.name = name
    }
}
