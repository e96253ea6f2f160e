import Mediation
import Procedures
import Testing

@testable import CaseStorage

@Suite struct StateCacheTests {
    @Test func `a held case is seen anew as soon as anybody has written its row`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let id = "T-2026-00001"
            _ = try await storage.opened(id, title: "工资")
            #expect(try await storage.cases.load([id], key: nil).cases[id]?.title == "工资")
            // By another hand, without an event and without a new version.
            _ = try await fixture.sql(
                "update mediation_case set snapshot = replace(snapshot, '工资', '加班费') where id = '\(id)'")
            #expect(try await storage.cases.load([id], key: nil).cases[id]?.title == "加班费")
        }
    }

    @Test func `after a restore nothing that was held is known`() {
        let cache = StateCache()
        let state = Sample.state("T-2026-00001")
        cache.see(asof: 7)
        cache.keep(StateCache.Entry(written: 700, state: state))
        cache.see(asof: 7)
        #expect(cache[state.id]?.written == 700)
        cache.see(asof: 6)
        #expect(cache[state.id] == nil)
    }
}
