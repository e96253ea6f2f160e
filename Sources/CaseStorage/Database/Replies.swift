import Mediation
import Synchronization

/// The answers to many items, as they come in; tells when the last one has come.
final class Replies<Answer: Sendable>: Sendable {
    private struct State {
        var replies: [Result<Answer, Fault>]
        var left: Int
        var onLast: (@Sendable () -> Void)?
    }

    private let state: Mutex<State>

    /// Answers to `count` items; those that never come are unavailable.
    init(count: Int) {
        state = Mutex(State(replies: Array(repeating: .failure(.unavailable), count: count), left: count))
    }

    /// Called once, when the last answer has come; given before the first one.
    func onLast(_ call: @escaping @Sendable () -> Void) { state.withLock { $0.onLast = call } }

    func take(_ reply: Result<Answer, Fault>, at index: Int) {
        let call = state.withLock { state in
            state.replies[index] = reply
            state.left -= 1
            return state.left == 0 ? state.onLast : nil
        }
        call?()
    }

    /// The answers, in the order of the items.
    var all: [Result<Answer, Fault>] { state.withLock { $0.replies } }
}
