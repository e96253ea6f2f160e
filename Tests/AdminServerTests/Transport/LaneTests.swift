import AdminServer
import Testing

@Suite("Pipelined requests", .timeLimit(.minutes(2)))
struct LaneTests {
    @Test("about different things overlap, and are answered in their order")
    func overlap() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("#1 hold a\n#2 hold b\n#3 rows c n=3 size=50000\n")
            await handler.gate.arrival(of: "a")
            await handler.gate.arrival(of: "b")
            handler.gate.open("b")
            handler.gate.open("a")
            let lines = await client.lines(7).dropFirst()
            #expect(lines.prefix(2) == ["OK {\"tag\":\"1\",\"held\":\"a\"}", "OK {\"tag\":\"2\",\"held\":\"b\"}"])
            #expect(lines.last == "OK {\"tag\":\"3\",\"n\":3}")
            await client.close()
        }
    }

    @Test("about the same thing come one after another; what names nothing waits for all and holds all up")
    func dependence() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("hold a\nnote a\nping\nnote b\n")
            await handler.gate.arrival(of: "a")
            handler.gate.open("a")
            _ = await client.lines(5)
            await client.close()
        }
        #expect(
            handler.events.filter { $0 != "ended" } == [
                "begin hold a", "end hold a", "begin note a", "end note a", "begin ping ", "end ping ", "begin note b",
                "end note b",
            ])
    }
}
