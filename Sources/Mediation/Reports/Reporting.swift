/// What reports are made of and made from.
public struct Reporting: Sendable {
    /// The reports, in the order of their files.
    public let reports: [Report]
    /// The figures that the ledger may hold.
    public let figures: FigureCatalogue
    /// The figure ledger.
    public let ledger: any FigureLedger
    /// The facts of the cases.
    public let facts: any FactReader
    /// Waits until the facts of everything up to an event are stored; answers up to where they are, nil while they are worked
    /// out anew.
    public let reach: @Sendable (Int64) async throws(Fault) -> Int64?

    /// Made of its properties.
    public init(
        reports: [Report], figures: FigureCatalogue, ledger: any FigureLedger, facts: any FactReader,
        reach: @escaping @Sendable (Int64) async throws(Fault) -> Int64?
    ) {
        self.reports = reports
        self.figures = figures
        self.ledger = ledger
        self.facts = facts
        self.reach = reach
    }

    /// The report with this id.
    public func report(_ id: String) -> Report? { reports.first { $0.id == id } }
}
