import WorkCalendar

/// What a report asks of the store, all of it answered from one snapshot.
public struct FactQuestion: Sendable {
    /// The days.
    public var period: Period
    /// The codes of offices; nil means all.
    public var offices: [String]?
    /// Only cases of this trade.
    public var trade: String?
    /// The last event that is looked at.
    public var asof: Int64
    /// The last signature that is looked at.
    public var signatures: Int64
    /// Cells, each of one or several measures.
    public var totals: [(cell: Int, measure: String)] = []
    /// Cells of cases that began and have not ended.
    public var open: [(cell: Int, measure: String, ends: Bool)] = []
    /// Cells of percentiles.
    public var percentiles: [(cell: Int, measure: String, percent: Int)] = []
    /// Figures of the ledger.
    public var figures: [String] = []
    /// Whether terms are counted.
    public var deadlines = false

    /// A question about nothing yet.
    public init(period: Period, offices: [String]?, trade: String?, asof: Int64, signatures: Int64) {
        self.period = period
        self.offices = offices
        self.trade = trade
        self.asof = asof
        self.signatures = signatures
    }
}

/// The answer to a ``FactQuestion``.
public struct FactAnswer: Sendable {
    /// What one cell holds.
    public struct Total: Sendable, Hashable {
        /// How many facts.
        public var facts: Int64
        /// The sum of their values.
        public var sum: Int64
        /// How many different things.
        public var different: Int64

        /// Made of its properties.
        public init(facts: Int64, sum: Int64, different: Int64) {
            self.facts = facts
            self.sum = sum
            self.different = different
        }
    }

    /// How many terms of a rule ended in one way.
    public struct DeadlineOutcome: Sendable, Hashable {
        /// The rule; empty where the term was written by people.
        public var rule: String
        /// `kept`, `missed`, `running`, `ended`.
        public var outcome: String
        /// How many.
        public var deadlines: Int64

        /// Made of its properties.
        public init(rule: String, outcome: String, deadlines: Int64) {
            self.rule = rule
            self.outcome = outcome
            self.deadlines = deadlines
        }
    }

    /// By cell; absent where there is no fact.
    public var totals: [Int: Total] = [:]
    /// By cell.
    public var open: [Int: Int64] = [:]
    /// By cell; absent where there is no fact.
    public var percentiles: [Int: Int64] = [:]
    /// Entries about days of the period, without those that were corrected.
    public var entries: [FigureEntry] = []
    /// Terms that fell due.
    public var deadlines: [DeadlineOutcome] = []
    /// Cases that the measures count in more than one office.
    public var torn: Int64 = 0

    /// Nothing yet.
    public init() {}
}

/// How far the sources of reports are.
public struct ReportHeads: Sendable, Hashable {
    /// The last event of the log.
    public var log: Int64
    /// The last signature of the ledger.
    public var signatures: Int64

    /// Made of its properties.
    public init(log: Int64, signatures: Int64) {
        self.log = log
        self.signatures = signatures
    }
}

/// A report as it was published.
public struct FrozenReport: Sendable, Hashable {
    /// The report's id.
    public var report: String
    /// The days.
    public var period: Period
    /// The office that was asked for; nil for all.
    public var office: String?
    /// The trade that was asked for.
    public var trade: String?
    /// The last event that it knows.
    public var asof: Int64
    /// The last signature that it knows.
    public var signatures: Int64
    /// The numbers by row, as JSON.
    public var rows: String
    /// Why it was published.
    public var reason: String
    /// Who published it.
    public var by: String
    /// When.
    public var at: Instant

    /// Made of its properties.
    public init(
        report: String, period: Period, office: String?, trade: String?, asof: Int64, signatures: Int64, rows: String,
        reason: String, by: String, at: Instant
    ) {
        self.report = report
        self.period = period
        self.office = office
        self.trade = trade
        self.asof = asof
        self.signatures = signatures
        self.rows = rows
        self.reason = reason
        self.by = by
        self.at = at
    }
}

/// How freezing a report ended.
public enum FreezeOutcome: Sendable, Hashable { case done, replayed, exists, keyReused }

/// The facts of all cases, as reports ask for them, and the reports that were published.
public protocol FactReader: Sendable {
    /// How far the sources are.
    func heads() async throws(Fault) -> ReportHeads
    /// Everything that a report asks, from one snapshot.
    func answer(_ question: FactQuestion) async throws(Fault) -> FactAnswer
    /// The report of these days, office and trade as it was published; nil where it was not.
    func frozen(_ report: String, _ period: Period, office: String?, trade: String?) async throws(Fault)
        -> FrozenReport?
    /// Publishes a report, remembered under the request's key.
    func freeze(_ report: FrozenReport, key: RequestKey) async throws(Fault) -> FreezeOutcome
}
