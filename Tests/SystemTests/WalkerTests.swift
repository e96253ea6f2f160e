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
        let verified = try await client.call("audit.verify")
        #expect(verified.first["whole"]?.bool == true)
    }
}
