import WorkCalendar
import Wording

/// A warning that the opening reply carries when a field has a certain value, with its legal basis.
public struct OpeningWarning: Sendable, Hashable {
    /// Limits the warning to cases whose `field` (an opening field of type `date`) is `day` or later.
    public struct Since: Sendable, Hashable {
        public let field: String
        public let day: CivilDay

        public init(field: String, day: CivilDay) {
            self.field = field
            self.day = day
        }
    }

    public let field: String
    public let value: String
    public let since: Since?
    public let text: Bilingual
    public let basis: Bilingual

    public init(field: String, value: String, since: Since? = nil, text: Bilingual, basis: Bilingual) {
        self.field = field
        self.value = value
        self.since = since
        self.text = text
        self.basis = basis
    }
}
