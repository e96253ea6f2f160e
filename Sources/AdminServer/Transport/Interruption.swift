import Synchronization

/// Fires once when a streaming reply has to end (protocol.md 7.3): the next request has arrived completely, the peer
/// sent EOF or went away, or the server drains.
public final class Interruption: Sendable {
    /// Why a streaming reply ends.
    public enum Reason: String, Sendable {
        case nextRequest, endOfInput, drain, closed
    }

    private struct State {
        var reason: Reason?
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var count = 0
    }
    private let state = Mutex(State())

    /// An interruption that has not fired.
    public init() {}

    /// Why, once it has fired.
    public var reason: Reason? { state.withLock { $0.reason } }

    /// Fires; only the first reason counts.
    public func fire(_ reason: Reason) {
        let waiters = state.withLock { state in
            guard state.reason == nil else { return [CheckedContinuation<Void, Never>]() }
            state.reason = reason
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until it fires or the waiting task is cancelled; then `nil`.
    @discardableResult
    public func wait() async -> Reason? {
        let ticket = state.withLock { state in
            state.count += 1
            return state.count
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = state.withLock { state in
                    if state.reason != nil || Task.isCancelled { return true }
                    state.waiters[ticket] = continuation
                    return false
                }
                if now { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
        }
        return reason
    }
}
