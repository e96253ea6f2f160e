import AdminProtocol

/// `__complete WORD …`: the candidates for the last word, one a line, for the shells' scripts.
struct CandidateCommand {
    static let name = "__complete"
    private let surroundings: Surroundings
    private let console: Console

    init(_ surroundings: Surroundings, _ console: Console) {
        self.surroundings = surroundings
        self.console = console
    }

    /// Prints the candidates.
    func run(_ words: [String]) {
        let socket = words.firstIndex(of: "--socket").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
        let source = DaemonCandidates(surroundings, socket: socket)
        Completer(catalogue: .standard, source: source).candidates(words.isEmpty ? [""] : words).forEach(console.out)
    }
}
