import Wording

/// A count of the federation's work that is no case: what the ledger's entries are about.
public struct Figure: Sendable, Hashable {
    /// What the number counts.
    public enum Counting: String, Sendable, CaseIterable {
        /// Things: meetings, stations, items, money.
        case things
        /// Persons or enterprises, each once within an entry.
        case distinct
        /// Each time that somebody came, so that one person may count many times.
        case personTimes = "person-times"
    }

    /// Kebab-case.
    public let id: String
    /// What people read.
    public let name: Bilingual
    /// The unit word: 家, 场, 人, 人次, 件, 元 …
    public let unit: Bilingual
    /// What the number counts.
    public let counting: Counting
    /// True for what stands at the end of a period (stations in use) rather than happens within it.
    public let isStock: Bool
    /// Where reports show it.
    public let section: Bilingual

    /// Made of its properties.
    public init(
        id: String, name: Bilingual, unit: Bilingual, counting: Counting, isStock: Bool = false, section: Bilingual
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.counting = counting
        self.isStock = isStock
        self.section = section
    }
}

/// The figures that entries may be about, in the order of their files.
public struct FigureCatalogue: Sendable {
    /// Every figure.
    public let figures: [Figure]
    private let places: [String: Int]

    /// A catalogue of these; of two with one id the first counts.
    public init(_ figures: [Figure]) {
        self.figures = figures
        places = Dictionary(figures.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// The figure with this id.
    public subscript(id: String) -> Figure? { places[id].map { figures[$0] } }
}
