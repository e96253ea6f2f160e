/// Why the benchmark cannot go on, in words for the person who runs it.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
