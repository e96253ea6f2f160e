import JSONText
import Mediation
import Procedures
import Testing

@Suite("a case that others know by a number")
struct ExternalNumberTests {
    private func opening(_ external: String) -> CaseStep {
        CaseStep(
            .open(
                procedure: "platform-negotiation", title: "骑手权益协商", office: nil, at: nil, parent: nil,
                external: external, arguments: ["platform": ["某外卖平台公司"]]))
    }

    private func existing(_ federation: Federation, _ steps: [CaseStep], dry: Bool = false) async -> String? {
        do {
            _ = try await federation.perform(steps, dry: dry, isBatch: steps.count > 1)
            return nil
        } catch {
            guard case .rejected(.exists(let id, _)) = error.cause else { return "" }
            return id
        }
    }

    @Test("is opened once; the second opening names the first, in a rehearsal and in a batch too")
    func once() async throws {
        let federation = try await Federation()
        let rows = try await federation.perform([opening("GD-1")]).rows
        let id = rows.first?["case"]?.string
        let appends = federation.store.appends
        #expect(federation.store[id ?? ""]?.external == "GD-1")
        #expect(await existing(federation, [opening("GD-1")]) == id)
        #expect(await existing(federation, [opening("GD-1")], dry: true) == id)
        #expect(await existing(federation, [opening("GD-2"), opening("GD-2")])?.isEmpty == false)
        #expect(federation.store.appends == appends)
        #expect(await existing(federation, [opening("GD-2")]) == nil)
    }
}
