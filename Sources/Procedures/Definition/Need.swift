import Wording

/// A condition that an action asks for, with the law that asks for it.
public struct Need: Sendable {
    /// What must hold.
    public let condition: any Condition
    /// Where that is written, shown to whoever may not go on.
    public let basis: Bilingual

    /// Made of its properties.
    public init(condition: any Condition, basis: Bilingual) {
        self.condition = condition
        self.basis = basis
    }
}
