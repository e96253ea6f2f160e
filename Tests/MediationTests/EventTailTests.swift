import Mediation
import Procedures
import Testing

@Suite("the tail of the log")
struct EventTailTests {
    @Test("whoever follows it sees every event once, in order, from memory or from the store")
    func following() async throws {
        let federation = try await Federation()
        let tail = EventTail(reader: federation.store) { Array("\($0.seq)\n".utf8) }
        let id = try await federation.open()
        try await tail.catchUp()
        for number in 1...5 {
            _ = try await federation.perform([CaseStep(.note(id, text: "\(number)", isPrivate: false))])
        }
        for isFollowed in [false, true] {
            if isFollowed {
                _ = try await federation.perform([CaseStep(.note(id, text: "后", isPrivate: false))])
                try await tail.follow { _ in try await tail.catchUp() }
            } else {
                try await tail.catchUp()
            }
            let newest = try #require(tail.newest)
            #expect(newest == Int64(federation.store.events.count))
            for from in 0..<newest {
                var seqs: [Int64] = []
                while let page = try await tail.page(after: seqs.last ?? from) {
                    let places = page.place(after: seqs.last ?? from)..<page.events.count
                    let lines = places.map { String(decoding: page.line($0), as: UTF8.self) }
                    #expect(lines == places.map { "\(page.events[$0].seq)\n" })
                    seqs += places.map { page.events[$0].seq }
                }
                #expect(seqs == Array((from + 1)...newest))
            }
            #expect(try await tail.page(after: newest) == nil)
        }
    }

    @Test("a waiting watcher is woken by the next event")
    func waking() async throws {
        let federation = try await Federation()
        let tail = EventTail(reader: federation.store) { Array("\($0.seq)\n".utf8) }
        try await tail.catchUp()
        try await tail.follow { signal in
            _ = try await federation.open()
            try await tail.catchUp()
            await signal.wait()
        }
        #expect(try await tail.page(after: 0)?.events.first?.event.type == .caseOpened)
    }

    @Test("it reaches what is known to be committed, and asks no more than it has to")
    func reaching() async throws {
        let federation = try await Federation()
        let tail = EventTail(reader: federation.store) { Array("\($0.seq)\n".utf8) }
        try await tail.catchUp()
        _ = try await federation.open()
        let newest = Int64(federation.store.events.count)
        #expect(tail.newest == 0)
        try await tail.reach(newest)
        #expect(tail.newest == newest)
    }
}
