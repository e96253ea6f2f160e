import AdminProtocol
import NIOCore
import NIOEmbedded
import Testing

@testable import AdminServer

@Suite("A connection")
struct ConnectionHandlerTests {
    /// A connection on a loop whose time stands still.
    private struct Rig {
        let channel = EmbeddedChannel()
        let inbox: Inbox
        let handler: ConnectionHandler
        let reads = ReadCounter()

        init(isIdle: Bool = true) throws {
            let limits = TransportLimits()
            inbox = Inbox(readAhead: limits.readAhead)
            handler = ConnectionHandler(
                limits: limits, inbox: inbox, outlet: Outlet(channel: channel, limits: limits)
            ) { isIdle }
            try channel.pipeline.syncOperations.addHandler(reads)
            try channel.pipeline.syncOperations.addHandler(handler)
            inbox.whenRoom { [handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)] in handler.value.readOn() }
            try channel.connect(to: SocketAddress(unixDomainSocketPath: "/x")).wait()
        }

        func receive(_ text: String) throws { try channel.writeInbound(ByteBuffer(string: text)) }

        func advance(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }

        func items() -> [Inbox.Item] {
            var items: [Inbox.Item] = []
            while let item = inbox.poll() { items.append(item) }
            return items
        }
    }

    private final class ReadCounter: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer
        var count = 0

        func read(context: ChannelHandlerContext) {
            count += 1
            context.read()
        }
    }

    @Test(
        "is given up when something stays unfinished",
        arguments: [("pi", 60), ("a x=<<E\nline\n", 600), (String(repeating: "a", count: 70_000), 30)]
            as [(String, Int64)])
    func unfinished(_ text: String, _ seconds: Int64) throws {
        let rig = try Rig()
        try rig.receive(text)
        rig.advance(.seconds(seconds - 1))
        #expect(rig.items() == [])
        rig.advance(.seconds(2))
        #expect(rig.items() == [.close(.limit)])
        _ = try? rig.channel.finish()
    }

    @Test("is not given up for being slow, only for one thing that stays unfinished")
    func slow() throws {
        let rig = try Rig()
        for _ in 0..<5 {
            try rig.receive("pi")
            rig.advance(.seconds(40))
            try rig.receive("ng\n")
            rig.advance(.seconds(40))
        }
        #expect(rig.items().count == 5)
        _ = try? rig.channel.finish()
    }

    @Test("a byte now and then does not keep an unfinished line alive")
    func slowloris() throws {
        let rig = try Rig()
        for _ in 0..<7 {
            try rig.receive("a")
            rig.advance(.seconds(10))
        }
        #expect(rig.items() == [.close(.limit)])
        _ = try? rig.channel.finish()
    }

    @Test("is closed after 30 minutes in which nothing was asked")
    func idle() throws {
        let rig = try Rig()
        rig.advance(.minutes(29))
        try rig.receive("# still here\n")
        rig.advance(.minutes(29))
        #expect(rig.items() == [])
        rig.advance(.minutes(2))
        #expect(rig.items() == [.close(.idle)])
        _ = try? rig.channel.finish()
    }

    @Test("is not idle while something is in progress")
    func busy() throws {
        let rig = try Rig(isIdle: false)
        rig.advance(.hours(10))
        #expect(rig.items() == [])
        _ = try? rig.channel.finish()
    }

    @Test("marks where a drain begins: what was received by then comes before it, even beyond the read-ahead")
    func drainMark() throws {
        let rig = try Rig()
        try rig.receive((0..<70).map { "#\($0) ping\n" }.joined() + "#late pi")
        rig.handler.drain()
        rig.handler.drain()
        try rig.receive("ng\n")
        let early = (0..<70).map { Inbox.Item.request(Request("ping", tag: "\($0)")) }
        #expect(rig.items() == early + [.drain, .request(Request("ping", tag: "late"))])
        _ = try? rig.channel.finish()
    }

    @Test("reads ahead at most 64 requests and goes on when half of them are taken")
    func readAhead() throws {
        let rig = try Rig()
        let atFirst = rig.reads.count
        try rig.receive((0..<200).map { "#\($0) ping\n" }.joined())
        #expect(rig.reads.count == atFirst, "the socket is left alone")
        var taken: [Inbox.Item] = []
        while let item = rig.inbox.poll() { taken.append(item) }
        #expect(taken.count == 200)
        #expect(taken == (0..<200).map { .request(Request("ping", tag: "\($0)")) })
        #expect(rig.reads.count == atFirst + 1)
        _ = try? rig.channel.finish()
    }
}
