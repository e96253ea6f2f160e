/// How many terminal cells a text takes, counted per grapheme cluster.
public struct CellWidth: Sendable, Hashable {
    /// Whether characters of ambiguous width take two cells, as in some East Asian terminals.
    public var ambiguousIsWide: Bool

    /// The widths of a terminal.
    public init(ambiguousIsWide: Bool = false) { self.ambiguousIsWide = ambiguousIsWide }

    /// The cells of a whole text.
    public func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The cells of one cluster. Emoji sequences take two, whatever they are made of; other clusters the sum of
    /// their scalars, which is what terminals without shaping do.
    public func of(_ cluster: Character) -> Int {
        let scalars = cluster.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if first.isASCII, scalars.count == 1 { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
        if scalars.count > 1, isEmojiSequence(scalars, first) { return 2 }
        return scalars.reduce(0) { $0 + of($1) }
    }

    private func isEmojiSequence(_ scalars: Character.UnicodeScalarView, _ first: Unicode.Scalar) -> Bool {
        guard first.properties.isEmoji else { return false }
        return scalars.contains { scalar in
            switch scalar.value {
            case 0xFE0F, 0x200D, 0x20E3, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF, 0xE0020...0xE007F: true
            default: false
            }
        }
    }

    private func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x20 || (0x7F..<0xA0).contains(value) { return 0 }
        if value < 0x300, !ambiguousIsWide { return 1 }
        if Self.contains(value, in: WidthTable.zero) { return 0 }
        if Self.contains(value, in: WidthTable.wide) { return 2 }
        return ambiguousIsWide && Self.contains(value, in: WidthTable.ambiguous) ? 2 : 1
    }

    /// Binary search over the first and last scalars of ascending runs.
    private static func contains(_ value: UInt32, in runs: [UInt32]) -> Bool {
        var low = 0
        var high = runs.count / 2
        while low < high {
            let middle = (low + high) / 2
            if value < runs[2 * middle] {
                high = middle
            } else if value > runs[2 * middle + 1] {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }
}

extension CellWidth {
    /// The text cut to `cells` cells, ending in `…` when something was cut; never inside a cluster.
    public func truncate(_ text: String, to cells: Int) -> String {
        guard of(text) > cells else { return text }
        let mark = "…"
        let room = cells - of(mark)
        guard room >= 0 else { return "" }
        var used = 0
        var kept = ""
        for cluster in text {
            let width = of(cluster)
            guard used + width <= room else { break }
            used += width
            kept.append(cluster)
        }
        return kept + mark
    }

    /// The text with spaces up to `cells` cells; before it when `right` is set.
    public func pad(_ text: String, to cells: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, cells - of(text)))
        return right ? space + text : text + space
    }
}
