import AdminServer
import Glibc
import Logging
import NIOCore
import Testing

@Suite("A drain", .timeLimit(.minutes(2)))
struct DrainTests {
    @Test("executes what was received, refuses what comes later, says good-bye and stops")
    func order() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { server, path in
            var client = try await TestClient.connect(path)
            try await client.send("hold a\n#b ping\n")
            await handler.gate.arrival(of: "a")
            server.drain()
            #expect(access(path, F_OK) != 0, "newcomers find no socket")
            try await client.send("#c ping\n")
            try await client.endInput()
            handler.gate.open("a")
            let lines = Array(await client.rest().dropFirst())
            #expect(lines.prefix(2) == ["OK {\"held\":\"a\"}", "OK {\"tag\":\"b\",\"asof\":1}"])
            // Whether #c was received before the drain reached the connection is a race; an answer it gets.
            #expect(lines.dropFirst(2).first?.contains("\"tag\":\"c\"") == true)
            #expect(lines.last == "* bye {\"why\":\"drain\"}")
        }
        #expect(handler.events.last == "ended")
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

    @Test("cuts what takes too long")
    func cut() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { server, path in
            var client = try await TestClient.connect(path)
            try await client.send("hold a\n")
            await handler.gate.arrival(of: "a")
            server.drain(within: .milliseconds(1))
            #expect(await client.rest().count == 1)
            handler.gate.open("a")
        }
    }
}
