/// How many rows of each kind a store has, by which both sides of a comparison are seen to write the same.
struct Effects {
    private let counts: [String: Int]

    init(of store: Store) throws(BenchFailure) {
        var counts: [String: Int] = [:]
        for row in try store.run("effects") where row.count == 2 { counts[row[0]] = Int(row[1]) }
        self.counts = counts
    }

    /// The new rows of each kind for each request since `earlier`.
    func perRequest(since earlier: Effects, requests: Int) -> [String: Double] {
        counts.reduce(into: [:]) { rows, count in
            rows[count.key] = Double(count.value - (earlier.counts[count.key] ?? 0)) / Double(max(1, requests))
        }
    }

    /// What differs between the daemon's rows and pgbench's, by more than one in fifty; nil where nothing does.
    static func difference(daemon: [String: Double], pgbench: [String: Double]) -> String? {
        let lines = daemon.sorted { $0.key < $1.key }.compactMap { kind, rows -> String? in
            let others = pgbench[kind] ?? 0
            return abs(rows - others) > 0.02 ? "\(kind) \(rows.hundredths) to \(others.hundredths)" : nil
        }
        return lines.isEmpty ? nil : lines.joined(separator: ", ")
    }
}
