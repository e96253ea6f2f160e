import AdminProtocol
import Synchronization

/// What a connection has received and its session has not yet taken, in order. The event loop pushes, one task takes.
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
        var taker: CheckedContinuation<Item, Never>?
        var interruption: Interruption?
        var onRoom: (@Sendable () -> Void)?

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
    var isDrained: Bool { state.withLock { $0.taker != nil } }

    func push(_ item: Item) {
        let (taker, interruption) = state.withLock { state -> (CheckedContinuation<Item, Never>?, Interruption?) in
            guard !state.hasEnded else { return (nil, nil) }
            if case .end = item {
                state.hasEnded = true
                state.onRoom = nil
            }
            defer { state.interruption = nil }
            if let taker = state.taker {
                state.taker = nil
                return (taker, nil)
            }
            state.items.append(item)
            return (nil, state.interruption)
        }
        taker?.resume(returning: item)
        interruption?.fire(item.interruption)
    }

    /// The next item, as soon as there is one.
    func take() async -> Item {
        if let item = poll() { return item }
        return await withCheckedContinuation { continuation in
            let item = state.withLock { state -> Item? in
                if let item = state.pop() { return item }
                state.taker = continuation
                return nil
            }
            if let item { continuation.resume(returning: item) }
        }
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
