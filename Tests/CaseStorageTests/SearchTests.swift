import CaseStorage
import JSONText
import Mediation
import Postgres
import Procedures
import Testing
import WorkCalendar

@Suite struct SearchTests {
    private static func follow(_ storage: CaseStorage) async throws {
        try await Follower(
            owner: "tests", projection: CaseWords(ProcedureShelf([Sample.procedure])), store: storage.projections
        ).catchUp()
    }

    private static func filter(_ text: String?, party: String? = nil, limit: Int = 100) -> CaseFilter {
        var filter = CaseFilter(visibility: .everything, limit: limit)
        filter.text = text.flatMap(SoughtWords.init)
        filter.party = party.flatMap(SoughtWords.init)
        filter.readsDeep = true
        return filter
    }

    /// The last digits of what is found, page by page, and the order that was told.
    private static func list(_ storage: CaseStorage, _ wanted: CaseFilter) async throws -> ([Int], FoundCases.Order?) {
        var filter = wanted
        var numbers: [Int] = []
        var order: FoundCases.Order?
        repeat {
            let found = try await storage.reader.search(filter)
            #expect(found.behind == 0)
            #expect(found.page.rows.count <= filter.limit)
            #expect(order == nil || order == found.order)
            order = found.order
            numbers += found.page.rows.compactMap { Int($0.id.suffix(4)) }
            filter.after = found.page.next
        } while filter.after != nil
        return (numbers, order)
    }

    private static func party(_ storage: CaseStorage, _ state: CaseState, _ name: String, ended: Bool = false)
        async throws
        -> CaseState
    {
        var after = state
        after.version += 1
        after.parties = [Party(id: "p1", role: "applicant", name: name, fields: [:], ended: ended)]
        let event = CaseEvent(
            type: .caseParty, at: Sample.noon, version: after.version, raisesVersion: true, from: after.state,
            to: after.state, payload: ["name": .string(name)])
        let note = CaseNote(number: after.version, text: "谈过\(name)", isPrivate: ended, by: "li.wei", at: Sample.noon)
        let change = CaseChange(
            expected: state.version, state: after, events: [event], deadlines: [], obligations: [], notes: [note])
        _ = try await storage.cases.append(Sample.unit("\(state.id)-\(after.version)", [change]))
        return after
    }

    @Test func `what is found comes by its place, the newest first, page by page, each case once`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            for number in 1...9 {
                let title = [2: "王小明工资", 5: "外卖骑手 Pay", 7: "工资 王小明"][number] ?? "工资"
                let state = try await storage.opened("T-2026-0000\(number)", title: title)
                if number == 3 || number == 8 { _ = try await Self.party(storage, state, "王小明") }
                if number == 4 {
                    _ = try await Self.party(storage, Self.party(storage, state, "王小明"), "离开者", ended: true)
                }
            }
            try await Self.follow(storage)
            func numbers(_ filter: CaseFilter) async throws -> [Int] {
                let (numbers, order) = try await Self.list(storage, filter)
                #expect(order == .place)
                return numbers
            }
            for limit in [1, 2, 3, 100] {
                #expect(try await numbers(Self.filter("小明", limit: limit)) == [7, 2, 8, 3, 4])
                #expect(try await numbers(Self.filter("工资 小明", limit: limit)) == [7, 2, 8, 3, 4])
            }
            #expect(try await numbers(Self.filter(nil, party: "小明")) == [8, 3])
            #expect(try await numbers(Self.filter("谈过王小明")) == [8, 4, 3])
            #expect(try await numbers(Self.filter("离开")) == [])
            #expect(try await numbers(Self.filter("ＰＡＹ 骑手")) == [5])
            #expect(try await numbers(Self.filter("2026-00006")) == [6])
            #expect(try await numbers(Self.filter("资 王")) == [7, 2, 8, 3, 4])
            #expect(try await numbers(Self.filter("明小")) == [])
            #expect(try await numbers(Self.filter("100%_")) == [])
            var narrow = Self.filter("小明")
            narrow.readsDeep = false
            #expect(try await numbers(narrow) == [7, 2, 8, 3])
            narrow.visibility = .offices(["BJ-HD"], assignedTo: "nobody")
            #expect(try await numbers(narrow) == [])
            var states = Self.filter("小明")
            states.states = ["talks"]
            #expect(try await numbers(states) == [])
            (states.states, states.procedure, states.offices) = (["intake"], "sample", ["BJ-CY"])
            #expect(try await numbers(states) == [7, 2, 8, 3, 4])
            states.openedTo = Sample.noon.day.adding(days: -1)
            #expect(try await numbers(states) == [])
        }
    }

    @Test func `of what very many cases have the newest come first, each once`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...1_100 {
                    group.addTask {
                        _ = try await storage.opened(
                            "T-2026-0\(1_000 + number)", title: number.isMultiple(of: 100) ? "竞业限制" : "工资")
                    }
                }
                try await group.waitForAll()
            }
            try await Self.follow(storage)
            let (many, order) = try await Self.list(storage, Self.filter("工资", limit: 130))
            #expect(order == .newest)
            #expect(many.count == 1_089)
            #expect(Set(many).count == 1_089)
            let log = try await fixture.sql("select right(case_id, 4)::int as n from event order by seq desc")
            let newest = try log.map { row throws(PostgresError) in Int(try row["n"].int()) }
            #expect(many == newest.filter { !$0.isMultiple(of: 100) })
            let (few, rare) = try await Self.list(storage, Self.filter("竞业", limit: 3))
            #expect(rare == .place)
            #expect(few == newest.filter { $0.isMultiple(of: 100) })
            #expect(try await Self.list(storage, Self.filter("2026", limit: 1_000)).0 == newest)
        }
    }

    @Test func `a search sees what was committed before it, or says how much it does not`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            _ = try await storage.opened("T-2026-00001")
            #expect(try await storage.reader.search(Self.filter("工资")).behind == nil)
            try await Self.follow(storage)
            _ = try await storage.opened("T-2026-00002")
            let late = try await storage.reader.search(Self.filter("工资"))
            #expect(late.behind == 1)
            #expect(late.page.rows.count == 1)
            async let found = storage.reader.search(Self.filter("工资"))
            try await Self.follow(storage)
            #expect(try await found.page.rows.count == 2)
        }
    }
}
