import Wording

/// A report as data: its rows with their definitions, and the checks that run with it.
public struct Report: Sendable, Hashable {
    /// Kebab-case.
    public let id: String
    /// What people read.
    public let name: Bilingual
    /// What it is for, and how to read it.
    public let about: Bilingual
    /// Its rows, in order.
    public let rows: [ReportRow]
    /// What must hold between its rows.
    public let checks: [ReportCheck]
    /// Rules whose terms bind others (courts, the bureau, employers), not the office.
    public let theirs: [String]

    /// Made of its properties; whether they fit together is for its reader to say.
    public init(
        id: String, name: Bilingual, about: Bilingual, rows: [ReportRow], checks: [ReportCheck], theirs: [String] = []
    ) {
        self.id = id
        self.name = name
        self.about = about
        self.rows = rows
        self.checks = checks
        self.theirs = theirs
    }

    /// The row with this id.
    public func row(_ id: String) -> ReportRow? { rows.first { $0.id == id } }
}

/// One line of a report.
public struct ReportRow: Sendable, Hashable {
    /// Where its number comes from.
    public enum Source: Sendable, Hashable {
        /// Measures (`procedure.measure`), each added as its kind says; those that tell things apart are told apart together.
        case measures(added: [String], distinct: [String])
        /// A figure of the ledger.
        case figure(String)
        /// Rows, added, of other rows, added: as a percentage or, `asMean`, as a mean.
        case ratio(of: [String], to: [String], asMean: Bool)
        /// Cases that began by the last day and had not ended by then.
        case open(began: [String], ended: [String])
        /// The value that so many percent of the facts do not exceed.
        case percentile(Int, of: [String])
        /// Terms that fell due.
        case deadlines(DeadlineCount)
        /// A line for each rule of which a term fell due: those kept, of all.
        case deadlinesByRule
    }

    /// Which terms are counted.
    public struct DeadlineCount: Sendable, Hashable {
        /// Whose terms.
        public enum Whose: String, Sendable, CaseIterable { case all, own, theirs }
        /// `kept`, `missed`, `running`, `ended`; nil for all that fell due.
        public let outcome: String?
        /// Whose terms.
        public let whose: Whose
        /// Only those whose missing has a consequence in law.
        public let hardOnly: Bool

        /// Made of its properties.
        public init(outcome: String?, whose: Whose, hardOnly: Bool) {
            self.outcome = outcome
            self.whose = whose
            self.hardOnly = hardOnly
        }
    }

    /// Kebab-case.
    public let id: String
    /// The part of the report in which it stands.
    public let section: Bilingual?
    /// What people read.
    public let name: Bilingual
    /// The unit word.
    public let unit: Bilingual
    /// What is counted, and what is not.
    public let definition: Bilingual
    /// What the number counts; nil for ratios.
    public let counting: Figure.Counting?
    /// True where a small number could tell who somebody is: outside the case team it is not shown.
    public let isPersonal: Bool
    /// Where its number comes from.
    public let source: Source

    /// Made of its properties.
    public init(
        id: String, section: Bilingual?, name: Bilingual, unit: Bilingual, definition: Bilingual,
        counting: Figure.Counting?, isPersonal: Bool, source: Source
    ) {
        self.id = id
        self.section = section
        self.name = name
        self.unit = unit
        self.definition = definition
        self.counting = counting
        self.isPersonal = isPersonal
        self.source = source
    }
}

/// Something that must hold between rows: one sum equals another.
public struct ReportCheck: Sendable, Hashable {
    /// Kebab-case.
    public let id: String
    /// What must hold, for people.
    public let name: Bilingual
    /// The rows of one side.
    public let left: [String]
    /// The rows of the other.
    public let right: [String]
    /// False where the one side may only not be greater than the other.
    public let isEquality: Bool

    /// Made of its properties.
    public init(id: String, name: Bilingual, left: [String], right: [String], isEquality: Bool = true) {
        self.id = id
        self.name = name
        self.left = left
        self.right = right
        self.isEquality = isEquality
    }
}
