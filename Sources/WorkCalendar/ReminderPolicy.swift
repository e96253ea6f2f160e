/// When to speak about deadlines of one kind, and to whom. Policies are data (Resources/reminders of ProcedureLibrary).
public struct ReminderPolicy: Sendable, Hashable {
    /// The id by which `rule.show` names it.
    public let id: String
    /// Which deadlines it is for.
    public let scope: ReminderScope
    /// What is said, the least pressing first: of steps that come on one day the last stands for all.
    public let steps: [Step]

    /// A policy; see the properties.
    public init(id: String, scope: ReminderScope = ReminderScope(), steps: [Step]) {
        self.id = id
        self.scope = scope
        self.steps = steps
    }

    /// One thing to be said.
    public struct Step: Sendable, Hashable {
        /// When it is said, before it moves off a day of rest.
        public let moment: Moment
        /// What kind of message it is.
        public let kind: ReminderSchedule.Kind
        /// Who is told. The duty person is told only where the others must wait for the next working day.
        public let recipients: [ReminderSchedule.Recipient]

        /// A step; see the properties.
        public init(_ moment: Moment, _ kind: ReminderSchedule.Kind, to recipients: [ReminderSchedule.Recipient]) {
            self.moment = moment
            self.kind = kind
            self.recipients = recipients
        }
    }

    /// A day seen from the term.
    public enum Moment: Sendable, Hashable {
        /// The day on which the term began.
        case start
        /// Half-way between the beginning and the due day.
        case half
        /// So many natural or working days before the due day.
        case before(TermLength)
        /// The due day.
        case due
        /// So many natural or working days after it; a day after, the deadline is overdue.
        case after(TermLength)
        /// So many weeks after the first day that is overdue.
        case week(Int)

        /// `start`, `half`, `7d`, `1wd`, `due`, `overdue` (a day after), `+3d`, `weekly-2`.
        public var id: String {
            switch self {
            case .start: "start"
            case .half: "half"
            case .before(let length): length.text
            case .due: "due"
            case .after(let length) where length.count == 1 && length.unit == .naturalDays: "overdue"
            case .after(let length): "+\(length.text)"
            case .week(let week): "weekly-\(week)"
            }
        }

        /// Whether it lies after the due day.
        public var isLate: Bool {
            switch self {
            case .start, .half, .before, .due: false
            case .after, .week: true
            }
        }
    }
}
