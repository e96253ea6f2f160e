import Wording

/// When a term ends, and how that was found.
public struct DueDay: Sendable, Hashable {
    /// The rule's id.
    public let rule: String
    /// The number of the rule's version that was applied.
    public let ruleVersion: Int
    /// The version of the calendar that was consulted.
    public let calendarVersion: String
    /// The day that started the term, or from which it was counted back.
    public let trigger: CivilDay
    /// The rule's length and the extensions, in the order in which they run.
    public let lengths: [TermLength]
    /// The last day as counted, before moving off days of rest.
    public let nominal: CivilDay
    /// The day that counts; it lasts to 24:00 Asia/Shanghai (counting rule C6).
    public let due: CivilDay
    /// Whether the answer may change when the State Council arranges a further year (C15).
    public let provisional: Bool
    /// How the day was found, line by line, for a lawyer to check.
    public let trace: [Bilingual]

    /// A due day; see the properties.
    public init(
        rule: String, ruleVersion: Int, calendarVersion: String, trigger: CivilDay, lengths: [TermLength],
        nominal: CivilDay, due: CivilDay, provisional: Bool, trace: [Bilingual]
    ) {
        self.rule = rule
        self.ruleVersion = ruleVersion
        self.calendarVersion = calendarVersion
        self.trigger = trigger
        self.lengths = lengths
        self.nominal = nominal
        self.due = due
        self.provisional = provisional
        self.trace = trace
    }
}
