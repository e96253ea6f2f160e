import AdminProtocol
import NIOCore

/// The event-loop side of a connection: bytes become items of the inbox, the socket is read only while there is room,
/// and what stays unfinished or idle for too long ends the connection.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let limits: TransportLimits
    private let inbox: Inbox
    private let outlet: Outlet
    /// Whether nothing is in progress.
    private let isIdle: @Sendable () -> Bool

    private var reader: RequestReader
    private var undecoded = ByteBuffer()
    private var isInputClosed = false
    private var isHeldBack = false
    private var isDraining = false
    private var lastActivity = NIODeadline.uptimeNanoseconds(0)
    private var timed: RequestSplitter.Unfinished?
    private var unfinishedTimer: Scheduled<Void>?
    private var idleTimer: Scheduled<Void>?
    private var context: ChannelHandlerContext?

    init(limits: TransportLimits, inbox: Inbox, outlet: Outlet, isIdle: @escaping @Sendable () -> Bool) {
        self.limits = limits
        self.inbox = inbox
        self.outlet = outlet
        self.isIdle = isIdle
        reader = RequestReader(limits: limits.requests)
    }

    // MARK: Bytes

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    private func start(_ context: ChannelHandlerContext) {
        guard self.context == nil else { return }
        self.context = context
        lastActivity = context.eventLoop.now
        watchIdle(in: limits.idle, context)
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        lastActivity = context.eventLoop.now
        if undecoded.readableBytes == 0 { undecoded = bytes } else { undecoded.writeBuffer(&bytes) }
        decode()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        watchUnfinished(context)
        if !isHeldBack, !isInputClosed { context.read() }
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            isInputClosed = true
            decode()
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        unfinishedTimer?.cancel()
        idleTimer?.cancel()
        outlet.closed()
        inbox.push(.end(isGone: true))
        context.fireChannelInactive()
    }

    // MARK: Called on the event loop by the session's other half

    /// The inbox has room again.
    func readOn() {
        guard isHeldBack, let context else { return }
        decode()
        watchUnfinished(context)
        if !isHeldBack, !isInputClosed { context.read() }
    }

    /// What is received by now is executed, what comes later is not.
    func drain() {
        guard !isDraining else { return }
        decode(withoutLimit: true)
        isDraining = true
        inbox.push(.drain)
    }

    // MARK: Decoding

    private func decode(withoutLimit: Bool = false) {
        isHeldBack = false
        let used = undecoded.withUnsafeReadableBytes { bytes in
            var position = 0
            while true {
                if !withoutLimit, inbox.holdsBack() {
                    isHeldBack = true
                    break
                }
                guard let item = reader.next(in: bytes, from: &position) else { break }
                inbox.push(Inbox.Item(item))
            }
            return position
        }
        undecoded.moveReaderIndex(forwardBy: used)
        if undecoded.readableBytes == 0 { undecoded = ByteBuffer() }
        guard isInputClosed, !isHeldBack else { return }
        while let item = reader.end() { inbox.push(Inbox.Item(item)) }
        inbox.push(.end(isGone: false))
    }

    // MARK: Timers

    private func watchUnfinished(_ context: ChannelHandlerContext) {
        let unfinished = reader.unfinished
        guard unfinished != timed else { return }
        unfinishedTimer?.cancel()
        unfinishedTimer = nil
        timed = unfinished
        guard let unfinished else { return }
        let time =
            switch unfinished.kind {
            case .line: limits.unfinishedLine
            case .discarded: limits.discardedLine
            case .block: limits.unfinishedBlock
            }
        unfinishedTimer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { self.expire(unfinished) }
    }

    private func expire(_ unfinished: RequestSplitter.Unfinished) {
        guard reader.unfinished == unfinished else { return }
        if isHeldBack {
            // The rest may be waiting in the socket that we do not read: it is our turn, not the peer's.
            timed = nil
        } else {
            inbox.push(.close(.limit))
        }
    }

    private func watchIdle(in time: TimeAmount, _ context: ChannelHandlerContext) {
        let loop = context.eventLoop
        idleTimer = loop.assumeIsolated().scheduleTask(in: time) {
            guard let context = self.context else { return }
            if !self.isIdle() { self.lastActivity = loop.now }
            let rest = self.limits.idle - (loop.now - self.lastActivity)
            if rest > .zero {
                self.watchIdle(in: rest, context)
            } else {
                self.inbox.push(.close(.idle))
            }
        }
    }
}

extension Inbox.Item {
    init(_ item: RequestReader.Item) {
        switch item {
        case .request(let request): self = .request(request)
        case .refused(let error): self = .refused(error)
        case .close(let why): self = .close(why)
        }
    }
}
