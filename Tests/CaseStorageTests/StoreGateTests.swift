import Testing

@testable import CaseStorage

@Suite("waiting for the store")
struct StoreGateTests {
    @Test("who waits for a store that never comes is let go when cancelled", .timeLimit(.minutes(1)))
    func cancelled() async {
        let gate = StoreGate()
        let task = Task { await gate.wait() }
        task.cancel()
        await task.value
        #expect(gate.standing == .unknown)
    }
}
