import Wording

/// One key of a command: what the dispatcher checks, `describe` tells and the client completes.
public struct KeySpec: Sendable, Hashable {
    /// The key as it is typed.
    public var name: String
    /// What its values are.
    public var type: KeyType
    /// Whether the command is refused without it.
    public var required: Bool
    /// Whether it may be repeated.
    public var list: Bool
    /// Whether the empty value, which its type may not know, is taken and clears what is stored.
    public var clears: Bool
    /// The lawful values of an `enum`.
    public var values: [String]
    /// The smallest number.
    public var min: Int?
    /// The largest number, or for `line` and `text` the largest size in bytes.
    public var max: Int?
    /// Whether its values are kept out of logs, histories and the audit trail.
    public var secret: Bool
    /// The command that lists candidates.
    public var complete: String?
    /// What it is for.
    public var help: Bilingual
    /// A lawful value.
    public var example: String

    /// A key.
    public init(
        _ name: String, _ type: KeyType, required: Bool = false, list: Bool = false, clears: Bool = false,
        values: [String] = [],
        min: Int? = nil, max: Int? = nil, secret: Bool = false, complete: String? = nil, help: Bilingual,
        example: String
    ) {
        self.name = name
        self.type = type
        self.required = required
        self.list = list
        self.clears = clears
        self.values = values
        self.min = min
        self.max = max
        self.secret = secret
        self.complete = complete
        self.help = help
        self.example = example
    }

    /// A key, its help given in both languages (the form that the catalogue's files use).
    init(
        _ name: String, _ type: KeyType, required: Bool = false, list: Bool = false, clears: Bool = false,
        values: [String] = [],
        min: Int? = nil, max: Int? = nil, secret: Bool = false, complete: String? = nil, zh: String, en: String,
        example: String
    ) {
        self.init(
            name, type, required: required, list: list, clears: clears, values: values, min: min, max: max,
            secret: secret,
            complete: complete, help: Bilingual(zh: zh, en: en), example: example)
    }
}
