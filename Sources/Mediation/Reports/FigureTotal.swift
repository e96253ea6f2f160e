/// What the ledger says about one figure in a period.
public struct FigureTotal: Sendable, Hashable {
    /// The sum over the offices; nil where nothing was signed.
    public var value: Int64?
    /// What was to be reached.
    public var target: Int64?
    /// Entries within the period that nobody has signed yet.
    public var waiting = 0
    /// Signed entries about days of the period and of others, which cannot be divided.
    public var crossing = 0

    /// Nothing yet.
    public init() {}

    /// Adds up entries about one figure, as they stand. Of days that several entries of an office are about, the widest entry
    /// counts: it contains the others. What stands at the end of a period is taken from the last entry. An office's entry is
    /// its own count, so offices are added. A target counts where it is about days within the period, or else the narrowest
    /// one around it.
    public init(_ entries: [FigureEntry], in period: Period, isStock: Bool) {
        self.init()
        let within = entries.filter { period.contains($0.period) }
        waiting = within.filter { $0.state == .entered && $0.corrects == nil }.count
        let signed = within.filter { $0.state == .signed }
        crossing = entries.filter { $0.state == .signed && !$0.isTarget && !period.contains($0.period) }.count
        value = Self.sum(signed.filter { !$0.isTarget }, isStock: isStock)
        let around = entries.filter { $0.state == .signed && $0.isTarget && $0.period.contains(period) }
        let narrowest = Dictionary(grouping: around, by: \.office).values.compactMap { entries in
            entries.min { $0.period.length < $1.period.length }
        }
        target =
            Self.sum(signed.filter(\.isTarget), isStock: isStock)
            ?? (narrowest.isEmpty ? nil : narrowest.reduce(0) { $0 + $1.value })
    }

    private static func sum(_ entries: [FigureEntry], isStock: Bool) -> Int64? {
        guard !entries.isEmpty else { return nil }
        return Dictionary(grouping: entries, by: \.office).values.reduce(0) { sum, entries in
            if isStock {
                let last = entries.max { ($0.period.to, $1.period.from) < ($1.period.to, $0.period.from) }
                return sum + (last?.value ?? 0)
            }
            let widest = entries.filter { entry in
                !entries.contains { $0.period != entry.period && $0.period.contains(entry.period) }
            }
            return sum + widest.reduce(0) { $0 + $1.value }
        }
    }
}
