import Mediation
import Testing

@Suite("a case that comes to an office")
struct OpeningNoticeTests {
    private func told(by caller: Caller) async throws -> [String] {
        let federation = try await Federation()
        _ = try await federation.open(by: caller)
        return federation.store.obligations.flatMap(\.recipients).map { "\($0.role) \($0.account)" }
    }

    @Test("without a mediator is told to the office's supervisors")
    func told() async throws {
        #expect(try await told(by: Federation.caller("zhao.min", [.supervisor])) == ["supervisor chen.yu"])
    }

    @Test("is not told to the one who opened it")
    func notToOneself() async throws {
        #expect(try await told(by: Federation.caller("chen.yu", [.supervisor])) == [])
        #expect(try await told(by: Federation.caller("li.wei", [.mediator])) == [])
    }
}
