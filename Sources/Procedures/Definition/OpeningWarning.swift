import Wording
import WorkCalendar

/// A warning that the opening reply carries when a field has a certain value, with its legal basis.
public struct OpeningWarning: Sendable, Hashable {
    /// Limits the warning to cases whose `field` (an opening field of type `date`) is `day` or later.
    public struct Since: Sendable, Hashable {
        /// The opening field with the day that counts.
        public let field: String
        /// The first day, included.
        public let day: CivilDay

        /// Made of its properties.
        public init(field: String, day: CivilDay) {
            self.field = field
            self.day = day
        }
    }

    /// The opening field that is looked at.
    public let field: String
    /// The value that brings the warning.
    public let value: String
    /// From which day on; nil warns always.
    public let since: Since?
    /// What people read.
    public let text: Bilingual
    /// Where that is written.
    public let basis: Bilingual

    /// Made of its properties.
    public init(field: String, value: String, since: Since? = nil, text: Bilingual, basis: Bilingual) {
        self.field = field
        self.value = value
        self.since = since
        self.text = text
        self.basis = basis
    }
}
