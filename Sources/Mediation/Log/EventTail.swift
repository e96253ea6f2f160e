import Synchronization

/// The newest part of the event log in memory, read once for all watchers. Hints wake it; polling is the guarantee.
public final class EventTail: Sendable {
    private struct State {
        var pages: [EventPage] = []
        /// How many events the pages hold.
        var held = 0
        /// Everything up to this seq has been read.
        var newest: Int64
        /// Who follows the log now; without any, only its end is looked at.
        var followers: [Int: WakeSignal] = [:]
        var tickets = 0
    }

    private let reader: any CaseReader
    private let line: @Sendable (LoggedEvent) -> [UInt8]
    private let state = Mutex(State(newest: -1))
    private let kept = 4096
    private let page = 512

    /// An empty tail; the first ``catchUp()`` finds where the log ends. `line` tells of an event, whoever is told.
    public init(reader: any CaseReader, line: @escaping @Sendable (LoggedEvent) -> [UInt8]) {
        self.reader = reader
        self.line = line
    }

    /// The newest seq that has been read; nil before the first reading.
    public var newest: Int64? {
        let newest = state.withLock { $0.newest }
        return newest < 0 ? nil : newest
    }

    /// How long to let events gather before all who follow are woken again: each of them costs the same for one event and
    /// for many. Nothing to speak of for a few; with very many the pause is a part of what waking them takes.
    public var pause: Duration { min(.milliseconds(50), .microseconds(50) * state.withLock { $0.followers.count }) }

    /// Reads what has been committed since the last reading and wakes those who follow.
    public func catchUp() async throws(Fault) {
        if newest == nil {
            let bounds = try await reader.logBounds()
            state.withLock { $0.newest = max($0.newest, bounds.newest) }
        }
        guard state.withLock({ !$0.followers.isEmpty }) else { return try await skipToEnd() }
        while true {
            let after = state.withLock { $0.newest }
            guard let found = try await read(after: after) else { return }
            let woken = state.withLock { state -> [WakeSignal] in
                guard state.newest == after else { return [] }
                state.newest = found.last
                state.pages.append(found)
                state.held += found.events.count
                while let oldest = state.pages.first, state.held - oldest.events.count >= kept {
                    state.held -= oldest.events.count
                    state.pages.removeFirst()
                }
                return Array(state.followers.values)
            }
            for signal in woken { signal.wake() }
            if found.events.count < page { return }
        }
    }

    /// Runs `work` as a watcher: while one runs, what is committed is kept in memory for all, and the signal that the watcher
    /// is given is woken by it.
    public func follow<Value, Failure: Error>(
        _ work: (WakeSignal) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let signal = WakeSignal()
        let ticket = state.withLock { state in
            state.tickets += 1
            state.followers[state.tickets] = signal
            return state.tickets
        }
        defer { state.withLock { $0.followers[ticket] = nil } }
        return try await work(signal)
    }

    private func skipToEnd() async throws(Fault) {
        let newest = try await reader.logBounds().newest
        let woken = state.withLock { state -> [WakeSignal] in
            guard newest > state.newest else { return [] }
            state.newest = newest
            state.pages = []
            state.held = 0
            // Somebody may have begun to follow meanwhile.
            return Array(state.followers.values)
        }
        for signal in woken { signal.wake() }
    }

    /// Reads on until everything up to `seq`, which is known to be committed, has been read.
    public func reach(_ seq: Int64) async throws(Fault) {
        while newest ?? -1 < seq { try await catchUp() }
    }

    /// The page with the first event after `seq`, and maybe earlier ones; from memory where it reaches back far enough. Nil
    /// where there is none yet.
    public func page(after seq: Int64) async throws(Fault) -> EventPage? {
        let held = state.withLock { state -> EventPage?? in
            guard seq < state.newest else { return state.newest < 0 ? .none : .some(nil) }
            guard let first = state.pages.first, first.first <= seq + 1 else { return .none }
            return .some(state.pages.last { $0.first <= seq + 1 })
        }
        if let held { return held }
        return try await read(after: seq)
    }

    private func read(after seq: Int64) async throws(Fault) -> EventPage? {
        EventPage(try await reader.events(after: seq, caseID: nil, limit: page), line: line)
    }
}
