/// Something of the pure core that is done once for each request, event or deadline.
struct Piece {
    /// Its name in the baseline.
    let name: String
    /// Does it once; what it gives tells that nothing was refused.
    let body: () throws -> Bool

    /// Does it a number of times.
    func run(_ times: Int) throws {
        for _ in 0..<times where try !body() { throw BenchFailure("\(name): it does not do what it should") }
    }
}
