import JSONText
import TestSupport
import Testing

/// One change as a client knows it: what it asked for under which key, and what it was told.
private struct Attempt: Sendable {
    let key: String
    let text: String
    let acknowledged: Bool
}

@Suite("nothing that was acknowledged is lost", .serialized, .timeLimit(.minutes(10)))
struct KillTests {
    private static let kills = 20
    private static let writers = 4

    @Test("kill -9 of the daemon at any moment loses nothing and doubles nothing")
    func daemonIsKilled() async throws {
        try await survives(named: "daemon") { daemon in
            daemon.kill9()
            return try await daemon.start()
        }
    }

    @Test("kill -9 of its PostgreSQL loses nothing and doubles nothing")
    func postgresIsKilled() async throws {
        try await survives(named: "postgres") { daemon in
            try await daemon.replacePostgres()
        }
    }

    private func survives(
        named name: String, kill: @escaping @Sendable (DaemonFixture) async throws -> LineClient
    ) async throws {
        let daemon = try DaemonFixture()
        defer { daemon.stop() }
        var client = try await daemon.start()
        let opened = try await client.call(
            "case.open procedure=court-mediation office=BJ-CY title=\"压力测试\"" + (try await required(client)))
        let id = try #require(opened.first["case"]?.string, "\(opened)")
        var attempts: [Attempt] = []
        for round in 1...Self.kills {
            let writing = Task { await write(daemon, case: id, prefix: "\(name)-\(round)") }
            // The kill falls where the writers happen to be. So many more changes than writers, and some were acknowledged.
            try await settle(daemon, case: id, changes: Self.writers + round % 7 + 1)
            client = try await kill(daemon)
            attempts += await writing.value
        }
        // Every attempt is repeated under its key: it takes effect now, or it is answered with what it did then.
        for attempt in attempts {
            let line = "case.note \(id) key=\(attempt.key) text=\"\(attempt.text)\""
            var again = try await client.call(line)
            // A daemon that was called ready may learn of the kill only now; it says that later is soon enough.
            while again.code == "unavailable" {
                client = try await daemon.ready()
                again = try await client.call(line)
            }
            #expect(again.isOK, "\(again)")
            if attempt.acknowledged { #expect(again.status["replayed"]?.bool == true, "\(attempt.text) was lost") }
        }
        let notes =
            try await client.call("case.show \(id) parts=notes").first["notes"]?.array?.compactMap(\.object) ?? []
        let texts = notes.compactMap { $0["text"]?.string }
        #expect(texts.count == attempts.count)
        #expect(Set(texts).count == texts.count, "a note was doubled")
        #expect(Set(texts) == Set(attempts.map(\.text)))
        #expect(attempts.count { $0.acknowledged } >= Self.kills)
        let verified = try await client.call("audit.verify")
        #expect(verified.first["whole"]?.bool == true, "\(verified)")
    }

    /// Several clients write notes until the connection breaks.
    private func write(_ daemon: DaemonFixture, case id: String, prefix: String) async -> [Attempt] {
        await withTaskGroup(of: [Attempt].self) { group in
            for writer in 1...Self.writers {
                group.addTask {
                    var attempts: [Attempt] = []
                    guard let client = try? await LineClient(daemon.socket, timeoutSeconds: 20) else { return [] }
                    for number in 1...200 {
                        let key = "\(prefix)-\(writer)-\(number)-key"
                        let text = "\(prefix) \(writer) \(number)"
                        let reply = try? await client.call("case.note \(id) key=\(key) text=\"\(text)\"")
                        attempts.append(Attempt(key: key, text: text, acknowledged: reply?.isOK ?? false))
                        if reply?.isOK != true { break }
                    }
                    return attempts
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// Waits until the case has changed so often from now on, so that the kill falls into running work.
    private func settle(_ daemon: DaemonFixture, case id: String, changes: Int) async throws {
        let client = try await LineClient(daemon.socket)
        var first: Int64?
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            let version = try await client.call("case.show \(id) parts=state").first["version"]?.integer
            if first == nil { first = version }
            if let first, let version, version >= first + Int64(changes) { return }
        }
    }

    private func required(_ client: LineClient) async throws -> String {
        let row = try await client.call("describe case.open procedure=court-mediation").first
        return (row["keys"]?.array ?? []).compactMap(\.object)
            .filter { $0["required"]?.bool == true && !["procedure", "office", "title"].contains($0["name"]?.string) }
            .map { " \($0["name"]?.string ?? "")=\(JSONValue.string($0["example"]?.string ?? "").line)" }
            .joined()
    }
}
