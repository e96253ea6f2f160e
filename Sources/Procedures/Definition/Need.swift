import Wording

/// A condition that an action asks for, with the law that asks for it.
public struct Need: Sendable {
    public let condition: any Condition
    public let basis: Bilingual

    public init(condition: any Condition, basis: Bilingual) {
        self.condition = condition
        self.basis = basis
    }
}
