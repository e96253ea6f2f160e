import Wording

/// A clock of a procedure: the purpose for which deadlines are started, with the name that people read.
public struct ClockKind: Sendable, Hashable {
    /// The `what` of the wire, kebab-case.
    public let id: String
    /// What people read.
    public let name: Bilingual

    /// Made of its properties.
    public init(id: String, name: Bilingual) {
        self.id = id
        self.name = name
    }
}

/// How a step starts a clock: by which rule, from which day, and what its expiry means.
public struct ClockStart: Sendable, Hashable {
    /// The deadline rule: always the same one, or chosen by the value of a case field.
    public enum Rule: Sendable, Hashable {
        /// The rule with this id.
        case fixed(String)
        /// The rule that belongs to the value of the field `by`.
        case chosen(by: String, among: [Choice])
        /// No rule: the due day itself is written in a field (a term that the parties wrote, a promised day).
        case written(field: String)

        /// In place of a rule's id: for this value no such clock runs.
        public static let none = "none"

        /// A value of the choosing field, and its rule.
        public struct Choice: Sendable, Hashable {
            /// The field's value.
            public let value: String
            /// The rule's id, or `none`.
            public let rule: String

            /// Made of its properties.
            public init(value: String, rule: String) {
                self.value = value
                self.rule = rule
            }
        }
    }

    /// What the expiry does besides being overdue.
    public enum Expiry: Sendable, Hashable {
        /// The deadline is marked overdue and people are told.
        case overdue
        /// The system takes this action.
        case action(String)
    }

    /// The id of the clock.
    public let clock: String
    /// What gives the due day.
    public let rule: Rule
    /// The field of the step (or of the case) whose day triggers the clock; nil is the event's own time.
    public let from: String?
    /// What happens when the due day has passed.
    public let onExpiry: Expiry

    /// Made of its properties.
    public init(clock: String, rule: Rule, from: String?, onExpiry: Expiry) {
        self.clock = clock
        self.rule = rule
        self.from = from
        self.onExpiry = onExpiry
    }
}

/// An action by which the parties lengthen a running clock, within the rule's cap.
public struct ClockExtension: Sendable, Hashable {
    /// The id of the clock.
    public let clock: String
    /// The action's field with the length (`duration`) or the new last day (`date`).
    public let field: String

    /// Made of its properties.
    public init(clock: String, field: String) {
        self.clock = clock
        self.field = field
    }
}
