/// PostgreSQL's own load generator with one transaction for each request and the same rows written.
struct Pgbench {
    let store: Store
    /// The folder of the scripts.
    let scripts: String
    /// The variables of the scripts.
    let variables: [(name: String, value: String)]

    struct Outcome {
        let rate: Double
        let transactions: Int
        /// Processor time of pgbench itself in microseconds.
        let processor: Double
    }

    /// - Parameter lanes: how many chains the clients share; the store demands one.
    func run(_ work: WorkKind, clients: Int, lanes: Int, seconds: Double) throws(BenchFailure) -> Outcome {
        var flags = ["-n", "-M", "prepared", "-c", "\(clients)", "-j", "\(min(clients, 2))"]
        flags += ["-T", "\(Int(max(1, seconds.rounded())))", "-f", "\(scripts)/\(work.rawValue).sql"]
        flags += ["-D", "lanes=\(lanes)"]
        for variable in variables { flags += ["-D", "\(variable.name)=\(variable.value)"] }
        let ended = try Command("pgbench", store.place + flags + [store.database]).run(in: store.folder)
        guard let rate = Self.number(after: "tps = ", in: ended.output),
            let transactions = Self.number(after: "number of transactions actually processed: ", in: ended.output)
        else { throw BenchFailure("pgbench said: \(ended.output.suffix(2_000))") }
        return Outcome(rate: rate, transactions: Int(transactions), processor: ended.processor)
    }

    /// The number that follows the beginning `mark` of a line.
    private static func number(after mark: String, in text: String) -> Double? {
        for line in text.split(separator: "\n") where line.hasPrefix(mark) {
            return Double(line.dropFirst(mark.count).prefix { $0 == "." || $0.isNumber })
        }
        return nil
    }
}
