/// Words to look for: a case is found where each of them stands somewhere in what may be read of it.
public struct SoughtWords: Sendable, Hashable {
    /// The words, folded.
    public let words: [String]
    /// What the index is asked for.
    public let signs: [Int64]

    /// Nil where nothing can be looked for: single letters and digits stand nearly everywhere.
    public init?(_ text: String) {
        words = Array(SearchText(text).words.prefix(Self.most))
        signs = Set(words.flatMap(SearchText.keys)).sorted()
        guard !signs.isEmpty else { return nil }
    }

    private static let most = 16
}
