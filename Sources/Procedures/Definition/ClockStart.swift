import Wording

/// A clock of a procedure: the purpose for which deadlines are started, with the name that people read.
public struct ClockKind: Sendable, Hashable {
    public let id: String
    public let name: Bilingual

    public init(id: String, name: Bilingual) {
        self.id = id
        self.name = name
    }
}

/// How a step starts a clock: by which rule, from which day, and what its expiry means.
public struct ClockStart: Sendable, Hashable {
    /// The deadline rule: always the same one, or chosen by the value of a case field.
    public enum Rule: Sendable, Hashable {
        case fixed(String)
        case chosen(by: String, among: [Choice])
        /// No rule: the due day itself is written in a field (a term that the parties wrote, a promised day).
        case written(field: String)

        public struct Choice: Sendable, Hashable {
            public let value: String
            public let rule: String

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

    public let clock: String
    public let rule: Rule
    /// The field of the step (or of the case) whose day triggers the clock; nil is the event's own time.
    public let from: String?
    public let onExpiry: Expiry

    public init(clock: String, rule: Rule, from: String?, onExpiry: Expiry) {
        self.clock = clock
        self.rule = rule
        self.from = from
        self.onExpiry = onExpiry
    }
}

/// An action by which the parties lengthen a running clock, within the rule's cap.
public struct ClockExtension: Sendable, Hashable {
    public let clock: String
    /// The action's field with the length (`duration`) or the new last day (`date`).
    public let field: String

    public init(clock: String, field: String) {
        self.clock = clock
        self.field = field
    }
}
