/// When the requests of a steady stream are due.
struct Pace {
    private let begin: Int64
    private let end: Int64
    private let rate: Double
    private var asked = 0

    /// - Parameter rate: requests a second, from `begin` to `end` (nanoseconds).
    init(begin: Int64, end: Int64, rate: Double) {
        self.begin = begin
        self.end = end
        self.rate = rate
    }

    /// The moment of the next; nil when none will come.
    var next: Int64? {
        let moment = begin + Int64(Double(asked) / rate * 1e9)
        return moment < end ? moment : nil
    }

    mutating func advance() { asked += 1 }
}
