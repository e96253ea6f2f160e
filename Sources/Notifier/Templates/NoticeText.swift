import Mediation

/// The texts that there are, each in two languages: a file `reminder.zh.txt` and so on.
enum NoticeText: String, Sendable, CaseIterable {
    case opened, reminder, overdue, escalation
    /// Everything of one morning.
    case digest
    /// What leaves the house: a case number and where to look, no names, no content.
    case outside
    case outsideDigest = "outside-digest"

    init(_ kind: Obligation.Kind) {
        switch kind {
        case .opened: self = .opened
        case .reminder: self = .reminder
        case .overdue: self = .overdue
        case .escalation: self = .escalation
        }
    }

    /// The fields that its template may use. The opening of a case has no term to speak of.
    var names: Set<String> {
        switch self {
        case .opened: ["case", "procedure"]
        case .reminder, .overdue, .escalation: ["case", "procedure", "what", "due", "weekday", "left", "basis"]
        case .digest: ["day", "weekday", "count", "overdue", "today", "soon"]
        case .outside: ["case", "link"]
        case .outsideDigest: ["day", "weekday", "count"]
        }
    }

    /// The fields that take several lines.
    var tables: Set<String> {
        switch self {
        case .digest, .outsideDigest: ["table"]
        default: []
        }
    }
}
