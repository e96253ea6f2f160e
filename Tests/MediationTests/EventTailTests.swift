import Mediation
import Procedures
import Testing

@Suite("the tail of the log")
struct EventTailTests {
    @Test("whoever follows it sees every event once, in order, from memory or from the store")
    func following() async throws {
        let federation = try await Federation()
        let tail = EventTail(reader: federation.store)
        let id = try await federation.open()
        try await tail.catchUp()
        for number in 1...5 {
            _ = try await federation.perform([CaseStep(.note(id, text: "\(number)", isPrivate: false))])
        }
        for isFollowed in [false, true] {
            if isFollowed {
                _ = try await federation.perform([CaseStep(.note(id, text: "后", isPrivate: false))])
                try await tail.follow { try await tail.catchUp() }
            } else {
                try await tail.catchUp()
            }
            let newest = try #require(tail.newest)
            #expect(newest == Int64(federation.store.events.count))
            for from in 0..<newest {
                let seqs = try await tail.events(after: from).map(\.seq)
                #expect(seqs == Array((from + 1)...newest))
            }
            #expect(try await tail.events(after: newest).isEmpty)
        }
    }

    @Test("a waiting watcher is woken by the next event")
    func waking() async throws {
        let federation = try await Federation()
        let tail = EventTail(reader: federation.store)
        try await tail.catchUp()
        let waiting = Task { await tail.wait(after: 0) }
        _ = try await federation.open()
        try await tail.catchUp()
        await waiting.value
        #expect(try await tail.events(after: 0).first?.event.type == .caseOpened)
    }

    @Test("it reaches what is known to be committed, and asks no more than it has to")
    func reaching() async throws {
        let federation = try await Federation()
        let tail = EventTail(reader: federation.store)
        try await tail.catchUp()
        _ = try await federation.open()
        let newest = Int64(federation.store.events.count)
        #expect(tail.newest == 0)
        try await tail.reach(newest)
        #expect(tail.newest == newest)
    }
}
