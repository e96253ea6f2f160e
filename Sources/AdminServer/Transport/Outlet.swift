import NIOCore
import Synchronization

/// The way out of a connection: bytes that are ready are handed to the channel once per turn of its event loop, a
/// bounded amount of them may wait for the peer, and a peer that takes nothing for too long is cut off.
final class Outlet: Sendable {
    private struct State {
        var ready = ByteBuffer()
        var inFlight = 0
        var isScheduled = false
        var isClosing = false
        var isClosed = false
        var waiters: [CheckedContinuation<Void, Never>] = []
        var lastProgress = NIODeadline.uptimeNanoseconds(0)
        var watchesStall = false

        var unsent: Int { ready.readableBytes + inFlight }
    }

    private let channel: any Channel
    private let limits: TransportLimits
    private let state = Mutex(State())
    /// What is handed to the channel at once; the peer's progress is seen in steps of this size.
    private static let piece = 65_536

    init(channel: any Channel, limits: TransportLimits) {
        self.channel = channel
        self.limits = limits
    }

    /// Bytes that the peer has not taken.
    var unsent: Int { state.withLock { $0.unsent } }

    /// Takes whole lines without waiting.
    func write(_ bytes: [UInt8]) {
        let schedules = state.withLock { state in
            guard !state.isClosed, !state.isClosing else { return false }
            state.ready.writeBytes(bytes)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if schedules { channel.eventLoop.execute { self.flush() } }
    }

    /// Waits until the peer has taken enough of what was written before.
    func room() async throws(SessionClosed) {
        while true {
            let (isFull, isClosed) = state.withLock { ($0.unsent > limits.unsentBytes, $0.isClosed) }
            if isClosed { throw SessionClosed() }
            if !isFull { return }
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    if state.isClosed || state.unsent <= limits.unsentBytes { return true }
                    state.waiters.append(continuation)
                    return false
                }
                if goesOn { continuation.resume() }
            }
        }
    }

    /// Closes the connection once everything written is sent.
    func finish() {
        channel.eventLoop.execute {
            self.state.withLock { $0.isClosing = true }
            self.flush()
        }
    }

    /// The channel is closed: nothing will be sent any more.
    func closed() {
        let waiters = state.withLock { state in
            state.isClosed = true
            state.ready = ByteBuffer()
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    // MARK: On the event loop

    private func flush() {
        let now = channel.eventLoop.now
        var batch = ByteBuffer()
        let (watches, closes) = state.withLock { state -> (Bool, Bool) in
            state.isScheduled = false
            swap(&batch, &state.ready)
            if state.inFlight == 0 { state.lastProgress = now }
            state.inFlight += batch.readableBytes
            let watches = state.inFlight > 0 && !state.watchesStall
            if watches { state.watchesStall = true }
            return (watches, state.isClosing && state.inFlight == 0)
        }
        while let piece = batch.readSlice(length: min(Self.piece, batch.readableBytes)), piece.readableBytes > 0 {
            let size = piece.readableBytes
            channel.write(piece).whenComplete { _ in self.sent(size) }
        }
        channel.flush()
        if watches { watchStall(in: limits.stall) }
        if closes { channel.close(promise: nil) }
    }

    private func sent(_ size: Int) {
        let now = channel.eventLoop.now
        let (waiters, closes) = state.withLock { state -> ([CheckedContinuation<Void, Never>], Bool) in
            state.inFlight -= size
            state.lastProgress = now
            let closes = state.isClosing && state.unsent == 0
            guard state.unsent <= limits.unsentBytes / 2 else { return ([], closes) }
            defer { state.waiters = [] }
            return (state.waiters, closes)
        }
        for waiter in waiters { waiter.resume() }
        if closes { channel.close(promise: nil) }
    }

    private func watchStall(in time: TimeAmount) {
        channel.eventLoop.scheduleTask(in: time) {
            let now = self.channel.eventLoop.now
            let wait = self.state.withLock { state -> TimeAmount? in
                guard state.inFlight > 0, !state.isClosed else {
                    state.watchesStall = false
                    return nil
                }
                return self.limits.stall - (now - state.lastProgress)
            }
            guard let wait else { return }
            // Nothing can be said to a peer that does not read, so there is no `* bye`.
            if wait <= .zero { self.channel.close(promise: nil) } else { self.watchStall(in: wait) }
        }
    }
}
