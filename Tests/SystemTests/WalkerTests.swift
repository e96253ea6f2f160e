import JSONText
import TestSupport
import Testing

@Suite("a walker that knows no procedure", .serialized)
struct WalkerTests {
    @Test("drives each procedure to every terminal state with nothing but the catalogue")
    func everyEndIsReached() async throws {
        let daemon = try DaemonFixture(arguments: ["--simulated-clock", "2026-03-02T01:00:00Z"])
        defer { daemon.stop() }
        let client = try await daemon.start()
        let listed = try await client.call("procedure.list").rows.compactMap { $0["procedure"]?.string }
        #expect(Set(listed).isSuperset(of: ["platform-negotiation", "court-mediation"]))
        for procedure in listed {
            let walker = try await CatalogueWalker(client, procedure: procedure)
            #expect(!walker.terminals.isEmpty)
            for terminal in walker.terminals {
                do {
                    let id = try await walker.walk(to: terminal)
                    let shown = try await client.call("case.show \(id)").first
                    #expect(shown["state"]?.string == terminal)
                } catch let stuck as CatalogueWalker.Stuck {
                    Issue.record("\(stuck)")
                }
            }
        }
        try await reportsAgree(client, with: listed)
        let verified = try await client.call("audit.verify")
        #expect(verified.first["whole"]?.bool == true)
    }

    /// Whatever was done, the reports' own checks hold, and each procedure's cases are all counted.
    private func reportsAgree(_ client: LineClient, with procedures: [String]) async throws {
        let ever = "from=2000-01-01 to=2060-12-31"
        for report in try await client.call("report.list").rows.compactMap({ $0["report"]?.string }) {
            let reply = try await client.call("report.run \(report) \(ever)")
            // Every union that was walked covers the one unit of the catalogue's example, so there are fewer units than unions.
            let failed = reply.rows.filter { $0["holds"]?.bool == false && $0["check"]?.string != "units-at-least" }
            #expect(reply.isOK && failed.isEmpty, "\(report): \(reply.status.line) \(failed.map(\.line))")
        }
        let work = try await client.call("report.run work-report \(ever)").rows
        for procedure in procedures {
            guard let row = work.first(where: { $0["row"]?.string == procedure }) else { continue }
            let cases = try await client.call("case.list procedure=\(procedure) limit=1000").rows.count
            #expect(row["value"]?.integer == Int64(cases), "\(procedure)")
        }
    }
}
