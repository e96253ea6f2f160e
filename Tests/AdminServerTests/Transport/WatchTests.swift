import AdminServer
import Testing

@Suite("A streaming reply", .timeLimit(.minutes(2)))
struct WatchTests {
    @Test("ends with a status of its own at the next complete line, also an unlawful one")
    func nextLine() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("watch\n")
            #expect(await client.lines(2).last == "{\"seq\":7}")
            try await client.send("# a comment is no request\n\npi")
            try await client.send("ng\n")
            #expect(await client.lines(2) == ["OK {\"n\":1,\"resume\":7,\"why\":\"nextRequest\"}", "OK {\"asof\":1}"])
            try await client.send("watch\n")
            _ = await client.line()
            try await client.send("Ping\n")
            #expect(await client.line() == "OK {\"n\":1,\"resume\":7,\"why\":\"nextRequest\"}")
            #expect(await client.line()?.hasPrefix("ERR syntax") == true)
            await client.close()
        }
    }

    @Test("pipelined with its end always gives two status lines")
    func pipelined() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            _ = await client.line()
            let rounds = 2000
            client.start(String(repeating: "watch\nping\n", count: rounds))
            let lines = await client.lines(3 * rounds)
            let round = ["{\"seq\":7}", "OK {\"n\":1,\"resume\":7,\"why\":\"nextRequest\"}", "OK {\"asof\":1}"]
            #expect(lines == Array(repeating: round, count: rounds).flatMap { $0 })
            await client.close()
        }
    }

    @Test("ends when the peer has nothing more to say")
    func endOfInput() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("watch\n")
            try await client.endInput()
            #expect(await client.rest().last == "OK {\"n\":1,\"resume\":7,\"why\":\"endOfInput\"}")
        }
    }

    @Test("ends when the server drains, before the good-bye")
    func drain() async throws {
        try await withServer { server, path in
            var client = try await TestClient.connect(path)
            try await client.send("watch\n")
            _ = await client.lines(2)
            server.drain()
            #expect(
                await client.rest() == ["OK {\"n\":1,\"resume\":7,\"why\":\"drain\"}", "* bye {\"why\":\"drain\"}"])
        }
    }

    @Test("waiting for its end stops when the waiting task is cancelled")
    func cancelledWait() async {
        let interruption = Interruption()
        let task = Task { await interruption.wait() }
        task.cancel()
        #expect(await task.value == nil)
        interruption.fire(.drain)
        interruption.fire(.closed)
        #expect(await interruption.wait() == .drain)
    }
}
