/// Finds which of the lawful words somebody may have meant.
public enum Nearness {
    /// At most three of `words` that are few edits away from `typed`, the nearest first: no more than a third of what was
    /// typed (at least two), and less than the word itself.
    public static func nearest(to typed: String, among words: some Sequence<String>) -> [String] {
        let typed = Array(typed.unicodeScalars.prefix(64))
        let allowed = Swift.max(2, typed.count / 3)
        return words.map { Array($0.unicodeScalars) }
            .map { (word: $0, distance: distance(typed, $0)) }
            .filter { $0.distance <= allowed && $0.distance < $0.word.count }
            .map { (word: String(String.UnicodeScalarView($0.word)), distance: $0.distance) }
            .sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
            .prefix(3)
            .map(\.word)
    }

    /// Insertions, deletions, replacements and swaps of neighbours.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                var best = Swift.min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = Swift.min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            (before, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
