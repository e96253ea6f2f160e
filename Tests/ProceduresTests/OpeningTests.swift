import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct OpeningTests {
    @Test func `an opening starts its clock from the day that triggers it, and rolls over the festival`() throws {
        let bench = try Bench.at("intake")
        let reply = try bench.deadline("reply")
        #expect(bench.state.version == 1)
        #expect(bench.state.state == "intake")
        #expect(reply.trigger.iso == "2026-09-11")
        #expect(reply.nominal.iso == "2026-10-01")
        #expect(reply.due.iso == "2026-10-08")
        #expect(bench.last.map(\.type) == [.caseOpened, .dueStarted])
        #expect(bench.last.map(\.version) == [1, 1])
        #expect(bench.last.map(\.raisesVersion) == [true, false])
    }

    @Test func `the event of a clock tells a lawyer how its day was found`() throws {
        let bench = try Bench.at("intake")
        let payload = try bench.event(.dueStarted).event.payload
        #expect(payload["rule"] == "reply-20d")
        #expect(payload["rule-version"] == 1)
        #expect(payload["calendar-version"] == "test.1")
        #expect(payload["trigger"] == "2026-09-11")
        #expect(payload["nominal"] == "2026-10-01")
        #expect(payload["on"] == "2026-10-08")
        #expect(payload["provisional"] == false)
        let trace = try #require(payload["trace"]?.array)
        #expect(!trace.isEmpty)
        #expect(trace.allSatisfy { $0.object?["zh"] != nil && $0.object?["en"] != nil })
    }

    @Test(
        "a bad opening field is refused before anything is done, by its key, in both languages",
        arguments: [
            ([:] as Arguments, "received-on"),
            (["received-on": ["today"]], "channel"),
            (["received-on": [""], "channel": ["ordinary"]], "received-on"),
            (["received-on": ["tomorrow"], "channel": ["ordinary"]], "received-on"),
            (["received-on": ["2026-02-30"], "channel": ["ordinary"]], "received-on"),
            (["received-on": ["today+1d"], "channel": ["ordinary"]], "received-on"),
            (["received-on": ["today", "today"], "channel": ["ordinary"]], "received-on"),
            (["received-on": ["today"], "channel": ["other"]], "channel"),
            (["received-on": ["today"], "channel": ["ordinary"], "headcount": ["many"]], "headcount"),
            (["received-on": ["today"], "channel": ["ordinary"], "headcount": ["1.5"]], "headcount"),
            (["received-on": ["today"], "channel": ["ordinary"], "headcount": ["+5"]], "headcount"),
            (["received-on": ["today"], "channel": ["ordinary"], "headcount": ["0"]], "headcount"),
            (["received-on": ["today"], "channel": ["ordinary"], "headcount": ["99999999999999999999"]], "headcount"),
            (["received-on": ["today"], "channel": ["ordinary"], "colour": ["red"]], "colour"),
            (["received-on": ["today"], "channel": ["ordinary"], "id-number": ["1\n2"]], "id-number"),
            (["received-on": ["today"], "channel": ["ordinary"], "id-number": ["\u{202E}12"]], "id-number"),
            (["received-on": ["today"], "channel": ["ordinary"], "id-number": ["  "]], "id-number"),
        ])
    func badField(_ arguments: Arguments, _ key: String) throws {
        let refused = try rejection {
            var bench = Bench()
            try bench.open(arguments)
        }
        #expect(refused.key == key)
        #expect(refused.why?.zh.contains(key) == true)
        #expect(refused.why?.en.contains(key) == true)
    }

    @Test(
        "a plain date is a whole day in Shanghai: today is never in the future",
        arguments: [0, 8, 23], ["today", "2026-09-11", "now"])
    func today(_ hour: Int, _ typed: String) throws {
        var bench = Bench("2026-09-11", hour: hour)
        try bench.open(["received-on": [typed], "channel": ["ordinary"]], at: typed)
        #expect(bench.state.fields["received-on"] == "2026-09-11")
        #expect(bench.state.openedAt.day.iso == "2026-09-11")
    }

    @Test func `a case is not opened in the future`() throws {
        let refused = try rejection {
            var bench = Bench()
            try bench.open(["received-on": ["today"], "channel": ["ordinary"]], at: "today+1d")
        }
        #expect(refused.key == "at")
    }

    @Test(
        "an opening warning is given for its value, from its day on",
        arguments: [("old", "2025-01-01", 1), ("old", "2024-12-31", 0), ("ordinary", "2025-01-01", 0)])
    func warning(_ channel: String, _ received: String, _ count: Int) throws {
        var bench = Bench()
        try bench.open(["received-on": [received], "channel": [channel]])
        #expect(bench.warnings.filter { $0.zh.contains("旧渠道") && $0.zh.contains("意见") }.count == count)
    }

    @Test func `a backdated opening may start a clock that is already overdue, and says so`() throws {
        var bench = Bench()
        try bench.open(["received-on": ["2026-05-01"], "channel": ["ordinary"]], at: "2026-05-01")
        #expect(try bench.deadline("reply").status == .open)
        #expect(bench.warnings.count == 1)
    }

    @Test func `a sensitive value is kept apart and only referred to`() throws {
        var bench = Bench()
        try bench.open(["received-on": ["today"], "channel": ["ordinary"], "id-number": ["110101199001011234"]])
        let event = try bench.event(.caseOpened).event
        #expect(event.secrets == [CaseEvent.Secret(ref: "s1", value: "110101199001011234")])
        #expect(bench.state.fields["id-number"] == .object(["ref": "s1"]))
        #expect(!event.payload.line.contains("110101199001011234"))
        #expect(!bench.state.snapshot.line.contains("110101199001011234"))
        try bench.party("applicant", "某甲", ["phone": ["010-1234"]])
        #expect(try bench.event(.caseParty).event.secrets.map(\.ref) == ["s2"])
        #expect(bench.state.secrets == 2)
        #expect(bench.replayed() == bench.state, "the log rebuilds the case without them")
    }

    @Test func `a list keeps every value`() throws {
        var bench = Bench()
        try bench.open(["received-on": ["today"], "channel": ["ordinary"], "tags": ["甲", "乙"]])
        #expect(bench.state.fields["tags"] == ["甲", "乙"])
        try bench.set(["tags": [""]])
        #expect(bench.state.fields["tags"] == nil)
    }
}
