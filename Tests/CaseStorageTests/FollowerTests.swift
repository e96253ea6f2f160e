import CaseStorage
import JSONText
import Mediation
import Postgres
import Procedures
import Synchronization
import Testing

@Suite struct FollowerTests {
    /// A row for each case, with its version; the store keeps count of what was written, and when.
    private struct Versions: Projection {
        let name = "sample"
        var version = 1
        let readsEvents = true

        func concerns(_ happening: ChangedCase.Happening, of changed: ChangedCase) -> Bool { true }

        func rows(of subject: FollowedCase) -> [JSONObject] {
            [
                [
                    "case": .string(subject.state.id), "version": .integer(Int64(subject.state.version)),
                    "events": .integer(Int64(subject.events.count)), "opened": .integer(subject.openedSeq),
                    "notes": .string(subject.notes.map(\.text).joined(separator: "|")),
                ]
            ]
        }
    }

    private static let table = """
        create table sample (case_id text primary key, version integer, events integer, opened bigint, notes text);
        create table written (seq bigint, case_id text, version integer);
        create function store_sample(case_ids text[], made jsonb) returns void language sql security definer as $$
            delete from sample where case_id = any (case_ids);
            insert into sample select m->>'case', (m->>'version')::integer, (m->>'events')::integer,
                (m->>'opened')::bigint, m->>'notes' from jsonb_array_elements(made) m;
            insert into written select p.seq, m->>'case', (m->>'version')::integer
            from jsonb_array_elements(made) m, projection p where p.name = 'sample';
        $$;
        """

    private static func follower(
        _ storage: CaseStorage, _ owner: String, version: Int = 1, courtesy: Courtesy = Courtesy()
    ) -> Follower {
        Follower(
            owner: owner, projection: Versions(version: version), store: storage.projections, courtesy: courtesy)
    }

    /// Somebody asks all the time, so that pages are small.
    private static var busy: Courtesy {
        let courtesy = Courtesy()
        courtesy.asked(at: .now + .seconds(3600))
        return courtesy
    }

    /// 200 cases in two events each, or one.
    private static func fill(_ storage: CaseStorage) async throws {
        for (place, state) in try await storage.opened(200).enumerated() where place.isMultiple(of: 2) {
            _ = try await storage.advanced(state, "begin", to: "talks")
        }
    }

    private static func check(_ fixture: StoreFixture) async throws {
        let row = try await fixture.sql(
            """
            select (select count(*) from sample s join mediation_case c on c.id = s.case_id
                    where s.version = c.version and s.events = c.event_count
                        and s.opened = (select seq from event e where e.case_id = c.id and ordinal = 1)) as right,
                (select count(*) from sample) as all,
                (select count(*) from (select seq, case_id from written group by 1, 2 having count(*) > 1) d) as twice,
                (select seq from projection) - (select seq from chain_head where chain = 'event') as behind
            """
        ).first
        #expect(try row?["right"].int() == 200)
        #expect(try row?["all"].int() == 200)
        #expect(try row?["twice"].int() == 0)
        #expect(try row?["behind"].int() == 0)
    }

    @Test func `a daemon that dies between two pages leaves nothing out and nothing twice`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            try await fixture.sql(Self.table)
            try await Self.fill(storage)
            let first = Self.follower(storage, "a", courtesy: Self.busy)
            for _ in 1...2 { #expect(try await first.takePage()) }
            // It is gone; its lease is not over yet.
            let second = Self.follower(storage, "b")
            #expect(try await !second.takePage())
            try await fixture.sql("update projection set lease_until = statement_timestamp() - interval '1 second'")
            try await second.catchUp()
            try await Self.check(fixture)
            #expect(
                try await fixture.sql("select count(distinct seq) as pages from written").first?["pages"].int() == 3)
        }
    }

    @Test func `who was taken for dead writes nothing when it comes back`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            try await fixture.sql(Self.table)
            try await Self.fill(storage)
            let (store, sample) = (storage.projections, Versions())
            let claim = try #require(try await store.claim(sample, owner: "a", leaseSeconds: 0))
            let page = try #require(try await store.page(after: claim, limit: 64))
            #expect(page.upto == 64)
            let cases = try await store.cases(page.cases, withEvents: true)
            try await Self.follower(storage, "b").catchUp()
            let rows = cases.flatMap { sample.rows(of: $0) }
            let stored = try await store.store(
                rows, of: cases, upTo: page.upto, for: sample, after: claim, owner: "a", leaseSeconds: 60)
            #expect(!stored)
            try await Self.check(fixture)
        }
    }

    @Test func `of two daemons one works, while cases change, and each change is in the rows in the end`() async throws
    {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            try await fixture.sql(Self.table)
            try await fixture.run { other in
                let following = [
                    Task { await Self.follower(storage, "a", courtesy: Self.busy).run() },
                    Task { await Self.follower(other, "b").run() },
                ]
                try await Self.fill(storage)
                let head = try await storage.reader.logBounds().newest
                var whole: Int64?
                while whole ?? 0 < head {
                    whole = try await storage.projections.reach(head, of: "sample", within: .seconds(60))
                }
                try await Self.check(fixture)
                for task in following { task.cancel() }
                for task in following { await task.value }
                #expect(try await fixture.sql("select held_by from projection").first?["held_by"].isNull == true)
            }
        }
    }

    @Test func `a newer release makes the rows anew, and an older one beside it lets it work`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            try await fixture.sql(Self.table)
            try await Self.fill(storage)
            try await Self.follower(storage, "a").catchUp()
            try await fixture.sql(
                "truncate written; update sample set version = 0; update projection set held_by = null")
            try await Self.follower(storage, "b", version: 2).catchUp()
            try await Self.check(fixture)
            try await fixture.sql(
                "truncate written; update sample set version = 0; update projection set held_by = null, seq = 0")
            try await Self.follower(storage, "a").catchUp()
            #expect(try await fixture.sql("select max(version) as v from sample").first?["v"].int() == 0)
            try await Self.follower(storage, "b", version: 2).catchUp()
            try await Self.check(fixture)
        }
    }

    @Test func `far behind, a case is taken in once, and nobody is told that the rows are whole before they are`()
        async throws
    {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            try await fixture.sql(Self.table)
            try await Self.fill(storage)
            let follower = Self.follower(storage, "a", courtesy: Self.busy)
            #expect(try await storage.projections.claim(Versions(), owner: "a", leaseSeconds: 60) != nil)
            try await fixture.sql("update projection set whole_from = 300")
            #expect(try await follower.takePage())
            #expect(try await storage.projections.reach(1, of: "sample", within: .seconds(1)) == nil)
            try await follower.catchUp()
            #expect(try await storage.projections.reach(300, of: "sample", within: .seconds(1)) == 300)
            try await Self.check(fixture)
            #expect(try await fixture.sql("select count(*) as n from written").first?["n"].int() == 200)
        }
    }
}
