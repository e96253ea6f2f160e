import Synchronization

/// Tells those who follow the log in this daemon that something was committed. A hint only: other daemons' commits are
/// found by polling.
final class CommitHints: Sendable {
    private struct State {
        var followers: [Int: AsyncStream<Int64>.Continuation] = [:]
        var tickets = 0
    }

    private let state = Mutex(State())

    func announce(_ seq: Int64) {
        state.withLock { state in
            for follower in state.followers.values { follower.yield(seq) }
        }
    }

    /// The newest committed seq, each time that it changes; who is slow sees the newest only.
    func stream() -> AsyncStream<Int64> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let ticket = state.withLock { state in
                state.tickets += 1
                state.followers[state.tickets] = continuation
                return state.tickets
            }
            continuation.onTermination = { [weak self] _ in
                self?.state.withLock { state in _ = state.followers.removeValue(forKey: ticket) }
            }
        }
    }
}
