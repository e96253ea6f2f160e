import Mediation
import Wording
import WorkCalendar

/// The words that a notice needs besides what the outbox knows.
public struct NoticeVocabulary: Sendable {
    /// The name of a procedure version; nil shows the id.
    public let procedure: @Sendable (_ id: String, _ version: Int) -> Bilingual?
    /// What a clock of a procedure version is for; nil shows the id.
    public let clock: @Sendable (_ clock: String, _ procedure: String, _ version: Int) -> Bilingual?
    /// The basis of each term, and the calendar that counts its working days.
    public var rules: RuleBook { shelf.book }
    private let shelf: RuleShelf
    /// The days on which people are written to, in mainland China where they are; nil without its calendar.
    var sendingDays: SendingDays? {
        let rules = rules
        return rules.calendar(for: "prc").map { rules.reminders.days($0) }
    }

    /// The words; see the properties.
    public init(
        rules: RuleShelf, procedure: @escaping @Sendable (_ id: String, _ version: Int) -> Bilingual?,
        clock: @escaping @Sendable (_ clock: String, _ procedure: String, _ version: Int) -> Bilingual?
    ) {
        shelf = rules
        self.procedure = procedure
        self.clock = clock
    }
}
