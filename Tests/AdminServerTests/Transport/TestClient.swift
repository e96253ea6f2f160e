import NIOCore
import NIOPosix

/// A client that reads lines, or does not read at all.
struct TestClient {
    let channel: any Channel
    private var lines: AsyncStream<String>.AsyncIterator

    static func connect(_ path: String, reads: Bool = true) async throws -> TestClient {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: reads)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(LineReader(continuation))
                }
            }
            .connect(unixDomainSocketPath: path).get()
        return TestClient(channel: channel, lines: stream.makeAsyncIterator())
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text)).get()
    }

    /// Sends while the test reads on.
    func start(_ text: String) { channel.writeAndFlush(ByteBuffer(string: text), promise: nil) }

    /// Like `nc -N`: nothing more will be sent.
    func endInput() async throws { try await channel.close(mode: .output).get() }

    func close() async { try? await channel.close().get() }

    /// The next line without its end; `nil` at the end of the stream.
    mutating func line() async -> String? { await lines.next() }

    mutating func lines(_ count: Int) async -> [String] {
        var read: [String] = []
        while read.count < count, let line = await line() { read.append(line) }
        return read
    }

    /// Everything up to the end of the stream.
    mutating func rest() async -> [String] { await lines(.max) }
}

private final class LineReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let continuation: AsyncStream<String>.Continuation
    private var buffer = ByteBuffer()

    init(_ continuation: AsyncStream<String>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        buffer.writeBuffer(&bytes)
        while let end = buffer.readableBytesView.firstIndex(of: 0x0A) {
            continuation.yield(buffer.readString(length: end - buffer.readerIndex) ?? "")
            buffer.moveReaderIndex(forwardBy: 1)
        }
        buffer.discardReadBytes()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { continuation.finish() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
}
