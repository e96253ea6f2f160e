import AuditChain
import Testing

@Suite struct ChainVerifierTests {
    private static func event(_ account: String = "li.wei", payload: [UInt8]) -> EventContent {
        EventContent(
            caseID: "N-2026-00001", version: 1, raisesVersion: true, type: "case.opened", at: 1, recorded: 2,
            account: account, session: "s", procedure: "p", procedureVersion: 1, action: nil, from: "a", to: "a",
            payloadHash: payload)
    }

    private static let salt: [UInt8] = [1, 2, 3]
    private static let payloadHash = Digest.payload("{}", salt: salt)

    /// A chain of so many events.
    private static func chain(_ count: Int) -> [(seq: Int64, event: EventContent, hash: [UInt8])] {
        var before = ChainLink.origin
        return (1...count).map { seq in
            let event = event("account \(seq)", payload: payloadHash)
            before = ChainLink.hash(seq: Int64(seq), before: before, content: event.hash)
            return (Int64(seq), event, before)
        }
    }

    @Test func `a whole chain is found whole, with or without its payloads`() {
        var verifier = ChainVerifier()
        for (index, entry) in Self.chain(10).enumerated() {
            let payload: (String, [UInt8])? = index % 2 == 0 ? ("{}", Self.salt) : nil
            #expect(verifier.take(seq: entry.seq, event: entry.event, payload: payload, hash: entry.hash) == nil)
        }
        #expect(verifier.count == 10)
        #expect(verifier.seq == 10)
    }

    @Test func `verification can begin anywhere, from the hash before`() {
        let chain = Self.chain(4)
        var verifier = ChainVerifier(after: 2, hash: chain[1].hash)
        #expect(verifier.take(seq: 3, content: chain[2].event.hash, hash: chain[2].hash) == nil)
    }

    @Test func `a missing, changed or foreign entry is named`() {
        let chain = Self.chain(3)
        var verifier = ChainVerifier()
        #expect(verifier.take(seq: 2, content: chain[1].event.hash, hash: chain[1].hash) == .gap(expected: 1))
        #expect(verifier.take(seq: 1, content: chain[1].event.hash, hash: chain[0].hash) == .hash)
        #expect(
            verifier.take(seq: 1, event: chain[0].event, payload: ("{ }", Self.salt), hash: chain[0].hash) == .payload)
        #expect(verifier.take(seq: 1, content: chain[0].event.hash, hash: chain[0].hash) == nil)
        #expect(verifier.take(seq: 2, content: chain[1].event.hash, hash: chain[2].hash) == .hash)
    }

    /// Written down once, so that a change of the form cannot pass unseen: it would break every chain there is.
    @Test func `the form of version 1 stands`() {
        let content = Self.event(payload: Self.payloadHash).hash
        #expect(Digest.hex(Self.payloadHash) == "9b341b828ddbdc91431f71e6e696e050f499457a9b9a198de718a9f9030fee96")
        #expect(Digest.hex(content) == "a81ca4148a513800b9706c80b213636f628b37e76d122845139ddce8ea66edb5")
        #expect(
            Digest.hex(ChainLink.hash(seq: 1, before: ChainLink.origin, content: content))
                == "65720a672b2b677aeea11a94090a2417f231803c5c3876aace8e1b92d735fe72")
        let access = AccessContent(
            at: 1, account: "li.wei", session: "s", command: "case.show", caseID: nil, result: "ok", keys: ["case"])
        #expect(Digest.hex(access.hash) == "126b7dc2e847a4cdaf8ba73c771ba1ce5e7e056408394ced8898a14d915591a6")
    }
}
