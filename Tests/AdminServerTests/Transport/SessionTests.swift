import AdminProtocol
import Glibc
import JSONText
import Synchronization
import Testing
import Wording

@testable import AdminServer

@Suite("A session", .timeLimit(.minutes(2)))
struct SessionTests {
    @Test("greets with what the handler says, the session and the limits; the peer is known by its credentials")
    func greeting() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            let line = try #require(await client.line())
            #expect(line.hasPrefix("* parley 1 {"))
            let greeting = try JSONReader.read(String(line.dropFirst("* parley 1 ".count))).object
            #expect(greeting?["uid"]?.integer == Int64(getuid()))
            #expect(greeting?["pid"]?.integer == Int64(getpid()))
            #expect(greeting?["session"] == "s-1")
            #expect(greeting?["limits"] == ["line": 65_536, "block": 1_048_576])
            await client.close()
        }
    }

    @Test("answers 10 000 requests of one write in their order")
    func pipelining() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            let requests = (0..<10_000).map { "#\($0) \($0 % 3 == 0 ? "ping" : "note N-\($0 % 7)")\n" }.joined()
            client.start(requests)
            _ = await client.line()
            let replies = await client.lines(10_000)
            #expect(replies.count == 10_000)
            let wrong = replies.enumerated().filter { !$0.element.hasPrefix("OK {\"tag\":\"\($0.offset)\",") }
            #expect(wrong.isEmpty)
            await client.close()
        }
    }

    @Test("answers requests that come one by one, in pairs and while others are in progress, each once and in order")
    func oneByOne() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            _ = await client.line()
            for number in 0..<3_000 {
                let count = 1 + number % 3
                for part in 0..<count { client.start("#\(number).\(part) note N-\(part % 2)\n") }
                let replies = await client.lines(count)
                let heads = (0..<count).map { "OK {\"tag\":\"\(number).\($0)\"" }
                guard replies.count == count, zip(replies, heads).allSatisfy({ $0.hasPrefix($1) }) else {
                    Issue.record("round \(number): \(replies)")
                    break
                }
            }
            await client.close()
        }
    }

    @Test("has no task while nothing is asked; the next item calls for one, once")
    func unattended() async {
        let inbox = Inbox(readAhead: 64)
        let calls = Mutex(0)
        inbox.whenUnattended { calls.withLock { $0 += 1 } }
        inbox.push(.drain)
        #expect(await inbox.take(orLeaveIf: { true }) == .drain)
        #expect(await inbox.take(orLeaveIf: { true }) == nil)
        #expect(calls.withLock { $0 } == 0 && inbox.isDrained)
        inbox.push(.close(.idle))
        inbox.push(.end(isGone: false))
        #expect(calls.withLock { $0 } == 1 && !inbox.isDrained)
        #expect(await inbox.take(orLeaveIf: { true }) == .close(.idle))
        #expect(await inbox.take(orLeaveIf: { true }) == .end(isGone: false))
    }

    @Test("remembers the newest seq that its replies have named")
    func told() {
        struct Sink: ReplySink {
            func write(_ bytes: [UInt8], isEnd: Bool) {}
            func room() async throws(SessionClosed) {}
        }
        let session = SessionContext(
            id: SessionID(1), peer: PeerCredentials(uid: 1, gid: 1, pid: 1), account: "a", language: .en)
        #expect(session.told == -1)
        for members in [["seq": 12], ["asof": 9], ["resume": 15], ["version": 99]] as [JSONObject] {
            ReplyWriter(tag: nil, session: session, sink: Sink()).ok(members)
        }
        #expect(session.told == 15)
    }

    @Test("honours a half-closed connection: everything received is answered, then it ends")
    func halfClose() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("ping\nrows n=2\nfail\n# bye\n")
            try await client.endInput()
            let lines = await client.rest().dropFirst()
            #expect(
                Array(lines) == [
                    "OK {\"asof\":1}", "{\"row\":0,\"text\":\"x\"}", "{\"row\":1,\"text\":\"x\"}", "OK {\"n\":2}",
                    "ERR not-found {\"msg\":\"no such object, or not in your scope\",\"retry\":\"no\"}",
                ])
        }
    }

    @Test("never executes a last line without its end")
    func stump() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("ping\nrows n=1")
            try await client.endInput()
            let lines = Array(await client.rest().dropFirst())
            #expect(lines.count == 2)
            #expect(lines.last?.hasPrefix("ERR syntax {\"msg\":\"no newline at the end") == true)
            #expect(!handler.events.contains("begin rows "))
        }
    }

    @Test("ends with quit, even when more was sent")
    func quit() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("ping\nquit\nping\n")
            #expect(await client.rest().count == 3)
        }
    }

    @Test("speaks the session's language when it refuses a line")
    func language() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("Ping\nhello lang=zh\n#t Ping\n")
            try await client.endInput()
            let lines = Array(await client.rest().dropFirst())
            #expect(lines[0].contains("column 1"))
            #expect(lines[2].hasPrefix("ERR syntax {\"tag\":\"t\",\"msg\":\"第 4 列"))
        }
    }

    @Test("is closed after one ERR when the peer speaks HTTP")
    func http() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nping\n")
            let lines = Array(await client.rest().dropFirst())
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix("ERR syntax ") == true)
            #expect(lines.last == "* bye {\"why\":\"syntax\"}")
            #expect(!handler.events.contains("begin ping "))
        }
    }

    @Test("answers internal where a handler forgets its status")
    func forgotten() async throws {
        try await withServer { _, path in
            var client = try await TestClient.connect(path)
            try await client.send("#f forget\nping\n")
            let lines = await client.lines(3)
            #expect(lines[1].hasPrefix("ERR internal {\"tag\":\"f\""))
            #expect(lines[2] == "OK {\"asof\":1}")
            await client.close()
        }
    }

    @Test("tells the handler of its end, also when the peer just goes away")
    func goesAway() async throws {
        let handler = EchoHandler()
        try await withServer(handler) { _, path in
            let client = try await TestClient.connect(path)
            try await client.send("hold a\nhold a\n")
            await handler.gate.arrival(of: "a")
            await client.close()
            handler.gate.open("a")
        }
        #expect(handler.events == ["begin hold a", "end hold a", "begin hold a", "end hold a", "ended"])
    }
}
