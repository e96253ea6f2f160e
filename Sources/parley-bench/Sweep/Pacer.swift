import Glibc

/// One client that looks at a case at a steady, modest pace: what a person at the socket notices of everything else.
struct Pacer {
    let socket: String
    let subject: String
    private(set) var latencies = Histogram()
    private var talk: Conversation?

    /// Between two requests.
    private static let step: Int64 = 5_000_000

    init(socket: String, subject: String) {
        self.socket = socket
        self.subject = subject
    }

    /// Asks for so many seconds.
    mutating func run(seconds: Double) throws(BenchFailure) {
        let end = Monotonic.now() + Int64(seconds * 1e9)
        let talk: Conversation
        if let known = self.talk { talk = known } else { talk = try Conversation(socket: socket) }
        self.talk = talk
        var next = Monotonic.now()
        while next < end {
            let wait = next - Monotonic.now()
            if wait > 0 { usleep(UInt32(wait / 1_000)) }
            let begin = Monotonic.now()
            _ = try talk.ask("case.show \(subject)")
            latencies.record(Monotonic.now() - begin)
            next = max(next + Self.step, begin)
        }
    }

    /// The daemon is another one now.
    mutating func reconnect() { talk = nil }

    var milliseconds: Double { latencies.microseconds(0.99) / 1_000 }
}
