import AdminProtocol
import Mediation
import Synchronization

/// How long requests may be carried out (protocol.md 10).
public struct RequestLimits: Sendable {
    /// One request.
    public var request = Duration.seconds(10)
    /// A `batch`.
    public var batch = Duration.seconds(30)

    /// Commands that take as long as they take: they wait by their nature, or walk over everything that is stored.
    static let unlimited: Set<String> = [
        "watch", "ops.clock", "ops.drain", "audit.verify", "calendar.install", "rule.install",
        "procedure.install",
    ]

    /// The limits of version 1.
    public init() {}

    /// The limit of a request that begins now; nil where it has none.
    func limit(for command: String) -> TimeLimit? {
        if Self.unlimited.contains(command) { return nil }
        return TimeLimit(command == "batch" ? batch : request)
    }
}

extension TimeLimit {
    /// Does `work`, or answers `timeout` when the time is over; then nobody waits for what is still under way, and it
    /// can no longer change anything.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable () async throws(ProtocolError) -> Value
    ) async throws(ProtocolError) -> Value {
        let answer = await withCheckedContinuation {
            (continuation: CheckedContinuation<Result<Value, ProtocolError>, Never>) in
            let first = First(continuation)
            let bell = LimitBell.shared.ring(at: end) {
                if self.expire() { first.answer(.failure(FailureAnswers.error(Fault.timeout))) }
            }
            Task.immediate {
                let result = await Self.$current.withValue(self) { await Self.result(of: work) }
                LimitBell.shared.forget(bell)
                first.answer(result)
            }
        }
        return try answer.get()
    }

    private static func result<Value>(
        of work: () async throws(ProtocolError) -> Value
    ) async -> Result<Value, ProtocolError> {
        do {
            return .success(try await work())
        } catch {
            return .failure(error)
        }
    }
}

/// Whoever comes first answers.
private final class First<Answer: Sendable>: Sendable {
    private let waiting: Mutex<CheckedContinuation<Answer, Never>?>

    init(_ continuation: CheckedContinuation<Answer, Never>) { waiting = Mutex(continuation) }

    func answer(_ answer: Answer) {
        let continuation = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        continuation?.resume(returning: answer)
    }
}
