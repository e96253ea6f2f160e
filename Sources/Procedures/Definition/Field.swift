import Wording

/// The type of a value that people type; the raw value is the word on the wire (protocol.md 8.1, decisions.md 4).
public enum FieldType: String, Sendable, CaseIterable {
    case line, text, int, bool, date, instant, duration, sha256, money, party, record, mail
    case enumeration = "enum"
    case caseNumber = "case"
}

/// Who may see a value (parties-and-data.md): sensitive personal, personal, mediation-confidential, business secret, open.
public enum Sensitivity: String, Sendable, CaseIterable { case S, P, C, B, O }

/// One value that an opening, an action, a party role or a record type asks for.
public struct Field: Sendable, Hashable {
    /// One of the values of an enumeration.
    public struct Choice: Sendable, Hashable {
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

    /// The key on the wire, kebab-case.
    public let name: String
    /// What its text must look like.
    public let type: FieldType
    /// True where it must be given.
    public let required: Bool
    /// True where the key may be repeated.
    public let list: Bool
    /// The lawful values of an enumeration; empty for every other type.
    public let choices: [Choice]
    /// Who may see the value, and how it is kept.
    public let sensitivity: Sensitivity
    /// What to write here, for people.
    public let help: Bilingual
    /// What people call the field: its help up to the first remark, or its name where that is long.
    public let label: Bilingual
    /// A lawful value (decisions.md 5).
    public let example: String
    /// Smallest and largest value of `int` and `money` (fen).
    public let range: ClosedRange<Int64>?
    /// True where a date may lie after today (a planned meeting, a promised day).
    public let future: Bool
    /// The type of the records that a value of type `record` may name; nil where any will do.
    public let record: String?

    /// Made of its properties.
    public init(
        name: String, type: FieldType, required: Bool, list: Bool, choices: [Choice], sensitivity: Sensitivity,
        help: Bilingual, example: String, range: ClosedRange<Int64>?, future: Bool,
        record: String? = nil
    ) {
        self.name = name
        self.type = type
        self.required = required
        self.list = list
        self.choices = choices
        self.sensitivity = sensitivity
        self.help = help
        label = Self.label(name, help: help)
        self.example = example
        self.range = range
        self.future = future
        self.record = record
    }
}

extension [Field] {
    /// The field of that name.
    public func named(_ name: String) -> Field? { first { $0.name == name } }
}
