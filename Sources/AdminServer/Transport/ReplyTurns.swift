import Synchronization

/// Releases replies in the order of their requests, whatever order they are made in (protocol.md 1).
final class ReplyTurns: Sendable {
    private struct Waiting {
        var bytes: [UInt8] = []
        var hasEnded = false
        var writer: CheckedContinuation<Void, Never>?
    }

    private struct State {
        /// The reply that may go out now.
        var front = 0
        /// The number of the next reply.
        var next = 0
        var waiting: [Int: Waiting] = [:]
        /// Who waits until at most so many replies are open.
        var quiet: (most: Int, waiter: CheckedContinuation<Void, Never>)?

        var open: Int { next - front }

        /// Whether a reply has to wait for its turn before it may go on.
        func waits(_ number: Int) -> Bool {
            number != front && waiting[number]?.bytes.count ?? 0 > ReplyTurns.mostWaiting
        }
    }

    private let outlet: Outlet
    private let inbox: Inbox
    private let state = Mutex(State())
    /// What a reply may hold back before its turn comes.
    private static let mostWaiting = 65_536

    /// `inbox` is told whenever no reply is open any more.
    init(outlet: Outlet, inbox: Inbox) {
        self.outlet = outlet
        self.inbox = inbox
    }

    /// How many replies are begun and not at their end.
    var open: Int { state.withLock { $0.open } }

    /// The place of the next reply.
    func next() -> any ReplySink {
        Turn(
            number: state.withLock { state in
                defer { state.next += 1 }
                return state.next
            }, turns: self)
    }

    /// Waits until at most so many replies are open. Only the session's own task waits here.
    func quiet(most: Int = 0) async {
        if open <= most { return }
        await withCheckedContinuation { continuation in
            let isQuiet = state.withLock { state in
                if state.open <= most { return true }
                state.quiet = (most, continuation)
                return false
            }
            if isQuiet { continuation.resume() }
        }
    }

    private struct Turn: ReplySink {
        let number: Int
        let turns: ReplyTurns

        func write(_ bytes: [UInt8], isEnd: Bool) { turns.write(bytes, isEnd: isEnd, of: number) }
        func room() async throws(SessionClosed) { try await turns.room(for: number) }
    }

    private func write(_ bytes: [UInt8], isEnd: Bool, of number: Int) {
        let (resumed, isQuiet) = state.withLock { state -> ([CheckedContinuation<Void, Never>], Bool) in
            guard number == state.front else {
                state.waiting[number, default: Waiting()].bytes += bytes
                state.waiting[number, default: Waiting()].hasEnded = isEnd
                return ([], false)
            }
            outlet.write(bytes)
            guard isEnd else { return ([], false) }
            return (release(&state), state.open == 0)
        }
        for continuation in resumed { continuation.resume() }
        if isQuiet { inbox.quieten() }
    }

    /// Moves on to the first reply that is not complete, sending what waited. The outlet is written to under the lock,
    /// since its order is the order of replies.
    private func release(_ state: inout State) -> [CheckedContinuation<Void, Never>] {
        var resumed: [CheckedContinuation<Void, Never>] = []
        state.front += 1
        while let waiting = state.waiting.removeValue(forKey: state.front) {
            outlet.write(waiting.bytes)
            if let writer = waiting.writer { resumed.append(writer) }
            guard waiting.hasEnded else { break }
            state.front += 1
        }
        if let quiet = state.quiet, state.open <= quiet.most {
            state.quiet = nil
            resumed.append(quiet.waiter)
        }
        return resumed
    }

    private func room(for number: Int) async throws(SessionClosed) {
        if state.withLock({ $0.waits(number) }) {
            await withCheckedContinuation { continuation in
                let waits = state.withLock { state in
                    let waits = state.waits(number)
                    if waits { state.waiting[number]?.writer = continuation }
                    return waits
                }
                if !waits { continuation.resume() }
            }
        }
        try await outlet.room()
    }
}
