import Wording

/// A warning that the opening reply carries when a field has a certain value, with its legal basis.
public struct OpeningWarning: Sendable, Hashable {
    public let field: String
    public let value: String
    public let text: Bilingual
    public let basis: Bilingual

    public init(field: String, value: String, text: Bilingual, basis: Bilingual) {
        self.field = field
        self.value = value
        self.text = text
        self.basis = basis
    }
}
