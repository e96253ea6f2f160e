import AdminServer
import NIOCore
import Testing

@Suite("A limit", .timeLimit(.minutes(2)))
struct LimitTests {
    @Test("on connections is told in place of a greeting, keeps places for operators and is free again afterwards")
    func connections() async throws {
        // Sessions are numbered in the order of their coming.
        let handler = EchoHandler { $0.number == 4 }
        try await withServer(handler, { ($0.connections, $0.reservedForOperators) = (3, 1) }) { server, path in
            var first = try await TestClient.connect(path)
            var second = try await TestClient.connect(path)
            #expect(await first.line()?.hasPrefix("* parley") == true)
            #expect(await second.line()?.hasPrefix("* parley") == true)
            var third = try await TestClient.connect(path)
            #expect(await third.rest() == ["* bye {\"why\":\"limit\"}"])
            var fourth = try await TestClient.connect(path)
            #expect(await fourth.line()?.hasPrefix("* parley") == true)
            #expect(server.clients.count == 3)
            try await first.send("quit\n")
            _ = await first.rest()
            try await fourth.send("quit\n")
            _ = await fourth.rest()
            while server.clients.count > 1 { await Task.yield() }
            var fifth = try await TestClient.connect(path)
            #expect(await fifth.line()?.hasPrefix("* parley") == true)
            await second.close()
            await fifth.close()
        }
    }

    @Test("on connections of one account binds that account")
    func perAccount() async throws {
        try await withServer(EchoHandler(), { $0.connectionsPerAccount = 1 }) { _, path in
            var first = try await TestClient.connect(path)
            _ = await first.line()
            var second = try await TestClient.connect(path)
            #expect(await second.rest() == ["* bye {\"why\":\"limit\"}"])
            await first.close()
        }
    }

    @Test("on unsent replies stops their making, and a peer that takes nothing is cut off")
    func stall() async throws {
        let handler = EchoHandler()
        try await withServer(handler, { ($0.unsentBytes, $0.stall) = (100_000, .milliseconds(50)) }) { server, path in
            let client = try await TestClient.connect(path, reads: false)
            try await client.send("rows n=100000 size=10000\nping\n")
            while !handler.events.contains("ended") { await Task.yield() }
            let rows = handler.events.filter { $0 == "row" }.count
            #expect(rows < 1000, "the kernel's buffer and the limit hold far less")
            #expect(handler.events.contains("closed at a row"))
            await client.close()
        }
    }

    @Test("of a kicked account ends its sessions after the request in progress")
    func kick() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { server, path in
            var client = try await TestClient.connect(path)
            try await client.send("hold a\n")
            await handler.gate.arrival(of: "a")
            server.kick(account: try #require(server.clients.first).account)
            handler.gate.open("a")
            #expect(await client.rest().dropFirst() == ["OK {\"held\":\"a\"}", "* bye {\"why\":\"kicked\"}"])
        }
    }
}
