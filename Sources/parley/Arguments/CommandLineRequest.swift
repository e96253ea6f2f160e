/// A request as it stood on the command line, before files are read and defaults are filled in.
struct CommandLineRequest: Sendable, Hashable {
    /// One `--key value`.
    struct Pair: Sendable, Hashable {
        var name: String
        var value: String
        /// Whether `@file`, `-` and amounts of money in the value are still to be understood.
        var isTyped = true
    }

    /// The full command name.
    var command: String
    var subject: String?
    var pairs: [Pair] = []

    /// The first value under a key.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
}
