/// The lawful word that somebody most likely meant.
enum NearestWord {
    /// The word at the smallest edit distance, where that is no more than a third of its length (at least 2)
    /// and something of the word is left.
    static func to(_ word: String, among lawful: [String]) -> String? {
        guard word.utf8.count <= 64 else { return nil }
        let near = lawful.map { (word: $0, distance: distance(Array(word.unicodeScalars), Array($0.unicodeScalars))) }
            .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
        guard let near, near.distance <= max(2, near.word.count / 3), near.distance < near.word.count else {
            return nil
        }
        return near.word
    }

    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
