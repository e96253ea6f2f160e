/// What reports are made of and made from.
public struct Reporting: Sendable {
    /// The figures that the ledger may hold.
    public let figures: FigureCatalogue
    /// The figure ledger.
    public let ledger: any FigureLedger

    /// Made of its properties.
    public init(figures: FigureCatalogue, ledger: any FigureLedger) {
        self.figures = figures
        self.ledger = ledger
    }
}
