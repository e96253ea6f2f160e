import Foundation
import JSONText
import TestSupport
import Testing

@Suite("the configuration is read again while the daemon runs", .serialized)
struct ReloadTests {
    @Test("what can change is in force at once, what cannot is told, and a mistake changes nothing")
    func reload() async throws {
        let folder = try DaemonFixture().folder
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (file, offices) = (folder + "/parley.yaml", folder + "/offices.yaml")
        func write(_ text: String, to path: String) throws {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        try write("log: info\n", to: file)
        let daemon = try DaemonFixture(arguments: ["--config", file, "--simulated-clock", "2026-03-02T01:00:00Z"])
        defer { daemon.stop() }
        let client = try await daemon.start()
        func words(_ member: String, in row: JSONObject) -> [String] { row[member]?.array?.compactMap(\.string) ?? [] }

        let same = try await client.call("ops.reload")
        #expect(words("reloaded", in: same.first).isEmpty && words("needsRestart", in: same.first).isEmpty)
        #expect(try await client.call("account.set li.wei scope=BJ-CY-WJ").code == "not-found")

        let office = "offices:\n  BJ-CY-WJ: {parent: BJ-CY, name: {zh: 望京, en: Wangjing}}\n"
        try write(office, to: offices)
        try write("log: debug\noffices: \(offices)\nsmtp: {url: 'smtp://localhost:9', from: a@example.org}\n", to: file)
        let changed = try await client.call("ops.reload")
        #expect(words("reloaded", in: changed.first) == ["smtp.url", "smtp.from", "offices", "log"])
        #expect(changed.first["offices"]?.integer == (same.first["offices"]?.integer ?? 0) + 1)
        #expect(try await client.call("account.set li.wei scope=BJ-CY-WJ").isOK)

        for (text, mistake) in [
            ("log: debug\nlogg: info\n", "parley.yaml:2"), ("log: loud\n", "parley.yaml:1"),
            ("offices: /nonexistent\n", "/nonexistent"), ("smtp: {url: 'http://x', from: a@b.c}\n", "parley.yaml:1"),
        ] {
            try write(text, to: file)
            let refused = try await client.call("ops.reload")
            #expect(refused.code == "bad-argument")
            #expect(refused.status["msg"]?.string?.contains(mistake) == true, "\(refused.status.line)")
            #expect(try await client.call("account.set li.wei scope=BJ-CY-WJ").isOK)
        }

        // The signal does the same and tells the log; the office is gone then.
        try write("log: info\n", to: file)
        kill(try #require(daemon.pid), SIGHUP)
        while try !String(contentsOfFile: daemon.folder + "/parleyd.log", encoding: .utf8).contains("read again") {
            #expect(try await client.call("ping").isOK)
        }
        #expect(try await client.call("account.set li.wei scope=BJ-CY-WJ dry=yes").code == "not-found")
    }
}
