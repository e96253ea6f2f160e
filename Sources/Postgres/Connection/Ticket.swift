import Synchronization

/// The caller's end of one unit of work: settled exactly once, by the reply or by the caller's cancellation.
final class Ticket: Sendable {
    typealias Reply = Result<[SQLResult], PostgresError>

    private enum State {
        case fresh
        case waiting(CheckedContinuation<Reply, Never>)
        case settled(Reply)
    }

    private let state = Mutex(State.fresh)

    /// The caller no longer waits, or has its reply.
    var isSettled: Bool {
        state.withLock { state in if case .settled = state { true } else { false } }
    }

    /// Gives the reply to the caller; every reply but the first is dropped.
    func settle(_ reply: Reply) {
        let continuation = state.withLock { state -> CheckedContinuation<Reply, Never>? in
            switch state {
            case .settled: return nil
            case .fresh:
                state = .settled(reply)
                return nil
            case .waiting(let continuation):
                state = .settled(reply)
                return continuation
            }
        }
        continuation?.resume(returning: reply)
    }

    /// Hands in the waiting caller, then calls `submit` unless the ticket is settled already.
    func attach(_ continuation: CheckedContinuation<Reply, Never>, submit: () -> Void) {
        let early = state.withLock { state -> Reply? in
            if case .settled(let reply) = state { return reply }
            state = .waiting(continuation)
            return nil
        }
        if let early { continuation.resume(returning: early) } else { submit() }
    }
}
