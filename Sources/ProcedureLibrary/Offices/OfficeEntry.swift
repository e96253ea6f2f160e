import Wording

/// One office of an office file; the scope of a parent includes its children (decisions.md 6).
public struct OfficeEntry: Sendable, Hashable {
    /// Capitals, digits and hyphens, for example `BJ-CY`.
    public let code: String
    /// The code of the office above; nil at the top.
    public let parent: String?
    /// What people call it.
    public let name: Bilingual

    /// An office; see the properties.
    public init(code: String, parent: String?, name: Bilingual) {
        self.code = code
        self.parent = parent
        self.name = name
    }
}
