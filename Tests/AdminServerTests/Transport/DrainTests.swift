import AdminProtocol
import Glibc
import Logging
import NIOCore
import NIOEmbedded
import Testing
import Wording

@testable import AdminServer

@Suite("A drain", .timeLimit(.minutes(2)))
struct DrainTests {
    @Test("executes what was received, says good-bye and stops")
    func order() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { server, path in
            var client = try await TestClient.connect(path)
            try await client.send("hold a\n#b ping\n")
            await handler.gate.arrival(of: "a")
            server.drain()
            #expect(access(path, F_OK) != 0, "newcomers find no socket")
            handler.gate.open("a")
            let lines = Array(await client.rest().dropFirst())
            #expect(
                lines == ["OK {\"held\":\"a\"}", "OK {\"tag\":\"b\",\"asof\":1}", "* bye {\"why\":\"drain\"}"])
        }
        #expect(handler.events.last == "ended")
    }

    @Test("refuses what comes later")
    func lateRequests() async throws {
        let channel = NIOAsyncTestingChannel()
        let limits = TransportLimits()
        let outlet = Outlet(channel: channel, limits: limits)
        let inbox = Inbox(readAhead: limits.readAhead)
        inbox.push(.request(Request("ping", tag: "a")))
        inbox.push(.drain)
        inbox.push(.request(Request("note", "N-1", tag: "b")))
        inbox.push(.refused(LexicalError(.syntax, .badCommand, tag: "c")))
        let handler = EchoHandler()
        let lanes = RequestLanes(
            handler: handler,
            context: SessionContext(
                id: SessionID(1), peer: PeerCredentials(uid: 1, gid: 1, pid: 1), account: "a", language: .en),
            turns: ReplyTurns(outlet: outlet, inbox: inbox), limit: 64)
        let outcome = await withDiscardingTaskGroup { group in
            await lanes.serve(&group, outlet: outlet, inbox: inbox)
        }
        #expect(outcome == .ends(.drain))
        await channel.testingEventLoop.run()
        var text = ""
        while let bytes = try await channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: bytes) }
        let heads = text.split(separator: "\n").map { $0.split(separator: ",")[0] }
        #expect(
            heads == ["OK {\"tag\":\"a\"", "ERR draining {\"tag\":\"b\"", "ERR draining {\"tag\":\"c\""])
        #expect(handler.events == ["begin ping ", "end ping "])
        _ = try? await channel.finish()
    }

    @Test("says good-bye at once to those who ask nothing")
    func idleClients() async throws {
        try await withServer { server, path in
            var first = try await TestClient.connect(path)
            var second = try await TestClient.connect(path)
            _ = await (first.line(), second.line())
            server.drain()
            #expect(await first.rest() == ["* bye {\"why\":\"drain\"}"])
            #expect(await second.rest() == ["* bye {\"why\":\"drain\"}"])
        }
    }

    @Test("ends at its limit although a request is still at work")
    func stuckHandler() async throws {
        let handler = EchoHandler()
        try await withTemporaryFolder { folder in
            let server = AdminServer(socket: folder + "/s", handler: handler, logger: Logger(label: "test"))
            try await server.bind()
            async let running: Void = server.run()
            let client = try await TestClient.connect(folder + "/s")
            try await client.send("hold a\n")
            await handler.gate.arrival(of: "a")
            server.drain(within: .milliseconds(10))
            try await running
            #expect(!handler.events.contains("end hold a"))
            handler.gate.open("a")
            await client.close()
        }
    }

    @Test("cuts what takes too long")
    func cut() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { server, path in
            var client = try await TestClient.connect(path)
            try await client.send("hold a\n")
            await handler.gate.arrival(of: "a")
            _ = await client.line()
            server.drain(within: .milliseconds(1))
            #expect(await client.rest() == [])
            handler.gate.open("a")
        }
    }
}
