import AdminProtocol
import Mediation
import Testing

@testable import AdminServer

@Suite("a request that takes too long", .timeLimit(.minutes(1)))
struct RequestLimitsTests {
    @Test("is answered timeout at its limit, whatever it waits for; what it does later changes nothing")
    func stuck() async throws {
        let gate = Gate()
        let later = Gate()
        let limit = TimeLimit(.milliseconds(50))
        let error = await #expect(throws: ProtocolError.self) {
            try await limit.run { () async throws(ProtocolError) in
                await gate.wait(for: "a")
                if (try? TimeLimit.current?.beginWriting()) == nil { later.open("refused") }
            }
        }
        #expect(error?.code == .timeout)
        gate.open("a")
        await later.wait(for: "refused")
    }

    @Test("is not answered timeout while a change is on its way: the store says what became of it")
    func writing() async throws {
        let gate = Gate()
        let limit = TimeLimit(.milliseconds(50))
        async let answer = limit.run { () async throws(ProtocolError) in
            try? TimeLimit.current?.beginWriting()
            await gate.wait(for: "a")
            return "written"
        }
        await gate.arrival(of: "a")
        while !limit.isOver { await Task.yield() }
        gate.open("a")
        #expect(try await answer == "written")
    }

    @Test("whose COMMIT was lost is asked about on and on, and never called timed out")
    func inDoubt() throws {
        let limit = TimeLimit(.zero)
        #expect(throws: Fault.timeout) { try limit.beginWriting() }
        limit.doubt()
        try limit.beginWriting()
        limit.endWriting()
        #expect(!limit.expire())
    }

    @Test("has 10 s, a batch 30 s; what takes as long as it takes has no limit")
    func limits() {
        let limits = RequestLimits()
        func seconds(_ command: String) -> Int64? {
            limits.limit(for: command).map {
                (ContinuousClock.now.duration(to: $0.end) + .seconds(1)).components.seconds
            }
        }
        #expect(seconds("case.show") == 10)
        #expect(seconds("batch") == 30)
        for command in ["watch", "ops.clock", "ops.drain", "audit.verify"] {
            #expect(seconds(command) == nil)
            #expect(CommandCatalogue.standard[command] != nil)
        }
    }
}
