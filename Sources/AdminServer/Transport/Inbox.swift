import AdminProtocol
import Synchronization

/// What a connection has received and its session has not yet taken, in order. The event loop pushes, one task takes; while
/// there is nothing to do there is no task, and the next item calls for one.
final class Inbox: Sendable {
    enum Item: Sendable, Hashable {
        case request(Request)
        case refused(LexicalError)
        /// Everything after this came after the drain began.
        case drain
        case close(ByeReason)
        /// Nothing follows: the peer sent EOF, or is gone.
        case end(isGone: Bool)
    }

    private struct State {
        var items: [Item] = []
        var head = 0
        var hasEnded = false
        var isHeldBack = false
        /// Whether a task takes what comes.
        var isAttended = true
        var taker: CheckedContinuation<Item?, Never>?
        var interruption: Interruption?
        var onRoom: (@Sendable () -> Void)?
        var onArrival: (@Sendable () -> Void)?

        var count: Int { items.count - head }

        mutating func pop() -> Item? {
            guard head < items.count else { return nil }
            let item = items[head]
            head += 1
            if head == items.count {
                items.removeAll(keepingCapacity: items.capacity <= 128)
                head = 0
            }
            return item
        }
    }

    private let state = Mutex(State())
    private let readAhead: Int

    init(readAhead: Int) { self.readAhead = readAhead }

    /// What to call, from any thread, when there is room again after `holdsBack` was true; dropped at the end.
    func whenRoom(_ call: @escaping @Sendable () -> Void) {
        state.withLock { $0.onRoom = call }
    }

    /// What to call, from any thread, when something comes that no task waits for; dropped at the end.
    func whenUnattended(_ call: @escaping @Sendable () -> Void) {
        state.withLock { $0.onArrival = call }
    }

    /// Whether nothing more should be read for now.
    func holdsBack() -> Bool {
        state.withLock { state in
            state.isHeldBack = state.count >= readAhead
            return state.isHeldBack
        }
    }

    /// Whether there is nothing to take at the moment.
    var isEmpty: Bool { state.withLock { $0.count == 0 } }

    /// Whether the session has taken everything and waits for more.
    var isDrained: Bool { state.withLock { $0.taker != nil || !$0.isAttended } }

    /// Whom an item concerns that has just come.
    private enum Concerned {
        case nobody
        case taker(CheckedContinuation<Item?, Never>)
        case interruption(Interruption)
        case newcomer(@Sendable () -> Void)
    }

    func push(_ item: Item) {
        let concerned = state.withLock { state -> Concerned in
            guard !state.hasEnded else { return .nobody }
            let onArrival = state.onArrival
            if case .end = item {
                state.hasEnded = true
                state.onRoom = nil
                state.onArrival = nil
            }
            if let taker = state.taker {
                state.taker = nil
                return .taker(taker)
            }
            state.items.append(item)
            if !state.isAttended, let onArrival {
                state.isAttended = true
                return .newcomer(onArrival)
            }
            defer { state.interruption = nil }
            return state.interruption.map { .interruption($0) } ?? .nobody
        }
        switch concerned {
        case .nobody: break
        case .taker(let taker): taker.resume(returning: item)
        case .interruption(let interruption): interruption.fire(item.interruption)
        case .newcomer(let call): call()
        }
    }

    /// The next item, as soon as there is one. Nil where there is none and `isQuiet` says that nothing is in progress either:
    /// the task is done, and the next item calls for a new one.
    func take(orLeaveIf isQuiet: () -> Bool) async -> Item? {
        if let item = poll() { return item }
        return await withCheckedContinuation { continuation in
            let (item, waits) = state.withLock { state -> (Item?, Bool) in
                if let item = state.pop() { return (item, false) }
                // Asked under the lock: whoever becomes quiet later finds the taker.
                if isQuiet() {
                    state.isAttended = false
                    return (nil, false)
                }
                state.taker = continuation
                return (nil, true)
            }
            if !waits { continuation.resume(returning: item) }
        }
    }

    /// Nothing is in progress any more: a task that waits here may leave.
    func quieten() {
        let taker = state.withLock { state in
            defer { state.taker = nil }
            if state.taker != nil { state.isAttended = false }
            return state.taker
        }
        taker?.resume(returning: nil)
    }

    /// The next item, if there is one now.
    func poll() -> Item? {
        let (item, onRoom) = state.withLock { state -> (Item?, (@Sendable () -> Void)?) in
            let item = state.pop()
            guard state.isHeldBack, state.count <= readAhead / 2 else { return (item, nil) }
            state.isHeldBack = false
            return (item, state.onRoom)
        }
        onRoom?()
        return item
    }

    /// Fires the interruption as soon as there is anything to take, which may be now.
    func interrupt(_ interruption: Interruption) {
        let next = state.withLock { state -> Item? in
            if state.head < state.items.count { return state.items[state.head] }
            state.interruption = interruption
            return nil
        }
        if let next { interruption.fire(next.interruption) }
    }
}

extension Inbox.Item {
    fileprivate var interruption: Interruption.Reason {
        switch self {
        case .request, .refused: .nextRequest
        case .drain: .drain
        case .close: .closed
        case .end(let isGone): isGone ? .closed : .endOfInput
        }
    }
}
