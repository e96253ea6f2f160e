import Wording

/// The type of a value that people type; the raw value is the word on the wire (protocol.md 8.1, decisions.md 4).
public enum FieldType: String, Sendable, CaseIterable {
    case line, text, int, bool, date, instant, duration, sha256, money, party, record
    case enumeration = "enum"
    case caseNumber = "case"
}

/// Who may see a value (parties-and-data.md): sensitive personal, personal, mediation-confidential, business secret, open.
public enum Sensitivity: String, Sendable, CaseIterable { case S, P, C, B, O }

/// One value that an opening, an action, a party role or a record type asks for.
public struct Field: Sendable, Hashable {
    /// One of the values of an enumeration.
    public struct Choice: Sendable, Hashable {
        public let id: String
        public let name: Bilingual

        public init(id: String, name: Bilingual) {
            self.id = id
            self.name = name
        }
    }

    public let name: String
    public let type: FieldType
    public let required: Bool
    /// True where the key may be repeated.
    public let list: Bool
    public let choices: [Choice]
    public let sensitivity: Sensitivity
    public let help: Bilingual
    /// A lawful value (decisions.md 5).
    public let example: String
    /// Smallest and largest value of `int` and `money` (fen).
    public let range: ClosedRange<Int64>?
    /// True where a date may lie after today (a planned meeting, a promised day).
    public let future: Bool

    public init(
        name: String, type: FieldType, required: Bool, list: Bool, choices: [Choice], sensitivity: Sensitivity,
        help: Bilingual, example: String, range: ClosedRange<Int64>?, future: Bool
    ) {
        self.name = name
        self.type = type
        self.required = required
        self.list = list
        self.choices = choices
        self.sensitivity = sensitivity
        self.help = help
        self.example = example
        self.range = range
        self.future = future
    }
}
