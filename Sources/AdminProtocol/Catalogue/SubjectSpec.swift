import Wording

/// What a command is about.
public struct SubjectSpec: Sendable, Hashable {
    /// The subject's name in help texts.
    public var name: String
    /// What its values are.
    public var type: KeyType
    /// Whether the command is refused without it.
    public var required: Bool
    /// The command that lists candidates.
    public var complete: String?
    /// What it is.
    public var help: Bilingual
    /// A value of the right form.
    public var example: String

    /// A subject.
    public init(
        _ name: String, _ type: KeyType, required: Bool = true, complete: String? = nil, help: Bilingual,
        example: String
    ) {
        self.name = name
        self.type = type
        self.required = required
        self.complete = complete
        self.help = help
        self.example = example
    }
}
