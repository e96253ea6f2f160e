import Synchronization

/// Whether the store behind the connections has been recognised as the one that this daemon may use.
final class StoreGate: Sendable {
    enum Standing: Sendable, Equatable {
        /// Not looked at yet: no connection so far.
        case unknown
        case open
        case refused(StorageRefusal)
    }

    private struct State {
        var standing = Standing.unknown
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    var standing: Standing { state.withLock { $0.standing } }
    var isOpen: Bool { standing == .open }

    func settle(_ standing: Standing) {
        state.withLock { $0.standing = standing }
        release()
    }

    /// Lets go those who wait, whatever is known.
    func release() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Returns once the store has been looked at, when the storage has ended, or when the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.standing == .unknown, !Task.isCancelled else { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            release()
        }
    }
}
