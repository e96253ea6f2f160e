/// Finds what a person may have meant.
public enum Nearness {
    /// At most three of `names` that are few edits away from `typed`, the nearest first.
    public static func nearest(to typed: String, among names: some Sequence<String>) -> [String] {
        let typed = Array(typed.utf8.prefix(64))
        let allowed = Swift.max(2, typed.count / 4)
        return names.map { (name: $0, distance: distance(typed, Array($0.utf8))) }
            .filter { $0.distance <= allowed }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(3)
            .map(\.name)
    }

    /// Insertions, deletions, replacements and swaps of neighbours.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
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
