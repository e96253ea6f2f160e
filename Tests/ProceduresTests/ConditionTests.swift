import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct ConditionTests {
    /// A condition, what is on file before, and how many fixes it takes at most.
    struct Row: CustomTestStringConvertible, Sendable {
        let id: String
        /// As JSON.
        let parameters: String
        var before: @Sendable (inout Bench) throws -> Void = { _ in }
        var fixes = 1
        var testDescription: String { "\(id) \(parameters)" }
    }

    static let teams = #"{"of": ["worker", "platform"], "at-least": 2, "at-most": 3}"#

    @Test(
        "each fix can be sent as it is and brings its condition nearer, until it holds",
        arguments: [
            Row(id: "party-named", parameters: #"{"role": "worker", "at-least": 12}"#, fixes: 12),
            Row(
                id: "party-named", parameters: #"{"role": "worker", "at-most": 1}"#,
                before: { for name in ["甲", "乙", "丙"] { try $0.party("worker", name) } }, fixes: 2),
            Row(
                id: "party-named", parameters: #"{"role": "worker", "where": {"chief": "yes"}, "at-least": 2}"#,
                before: { try $0.party("worker", "甲") }, fixes: 2),
            Row(
                id: "parties-settled", parameters: #"{"role": "worker", "field": "chief", "values": ["no"]}"#,
                before: { for name in ["甲", "乙"] { try $0.party("worker", name, ["chief": ["yes"]]) } }, fixes: 2),
            Row(
                id: "parties-complete", parameters: #"{"role": "worker", "fields": ["chief", "outsider"]}"#,
                before: {
                    try $0.party("worker", "甲", ["chief": ["yes"]])
                    try $0.party("worker", "乙", ["chief": ["no"], "outsider": ["no"]])
                    try $0.party("worker", "丙")
                }, fixes: 2),
            Row(
                id: "each-ratified", parameters: #"{"record": "vote"}"#,
                before: {
                    try $0.record("vote", ["total": ["100"], "present": ["66"], "in-favour": ["60"]])
                    try $0.record("vote", ["total": ["100"], "present": ["67"], "in-favour": ["50"]])
                    try $0.record("vote", ["total": ["100"], "present": ["80"], "in-favour": ["49"]])
                }, fixes: 2),
            Row(id: "equal-teams", parameters: teams, fixes: 4),
            Row(id: "equal-teams", parameters: teams, before: { try $0.party("platform", "职工代表一") }, fixes: 3),
            Row(
                id: "equal-teams", parameters: teams,
                before: { for name in ["甲", "乙", "丙", "丁"] { try $0.party("worker", name) } }, fixes: 4),
            Row(id: "one-chief", parameters: #"{"of": ["worker", "platform"]}"#, fixes: 2),
            Row(
                id: "one-chief", parameters: #"{"of": ["worker"]}"#,
                before: { for name in ["甲", "乙", "丙"] { try $0.party("worker", name, ["chief": ["yes"]]) } }, fixes: 2),
            Row(
                id: "outsiders-at-most-third", parameters: #"{"of": ["worker"]}"#,
                before: {
                    try $0.party("worker", "甲", ["chief": ["yes"], "outsider": ["yes"]])
                    try $0.party("worker", "乙", ["outsider": ["yes"]])
                    try $0.party("worker", "丙")
                }, fixes: 3),
            Row(
                id: "nobody-on-both-sides", parameters: #"{"of": ["worker", "platform"]}"#,
                before: { for role in ["worker", "platform"] { try $0.party(role, "甲") } }),
            Row(id: "field-set", parameters: #"{"field": "outcome"}"#),
            Row(id: "field-set", parameters: #"{"field": "id-number"}"#),
            Row(id: "field-is", parameters: #"{"field": "outcome", "values": ["none"]}"#),
            Row(id: "field-is", parameters: #"{"field": "void-clause", "values": [false]}"#),
            Row(
                id: "field-is-not", parameters: #"{"field": "outcome", "values": ["none"]}"#,
                before: { try $0.set(["outcome": ["none"]]) }),
            Row(
                id: "field-is-not", parameters: #"{"field": "outcome", "values": ["none", "signed"]}"#,
                before: { try $0.set(["outcome": ["none"]]) }),
            Row(
                id: "field-is-not", parameters: #"{"field": "void-clause", "values": true}"#,
                before: { try $0.set(["void-clause": ["yes"]]) }),
            Row(id: "record-on-file", parameters: #"{"type": "promise", "at-least": 3}"#, fixes: 3),
            Row(id: "record-on-file", parameters: #"{"type": "promise", "where": {"status": "done"}}"#),
            Row(
                id: "record-on-file", parameters: #"{"type": "promise", "since": "invite"}"#,
                before: { bench in
                    try bench.record("promise", ["text": ["旧"]])
                    try bench.advance("invite", ["sent-on": ["today"]])
                }),
            Row(
                id: "no-record", parameters: #"{"type": "clause", "where": {"void": true}}"#,
                before: { for _ in 1...2 { try $0.record("clause", ["void": ["yes"]]) } }, fixes: 2),
            Row(
                id: "records-settled", parameters: #"{"type": "promise", "field": "status", "values": ["done"]}"#,
                before: { for text in ["甲", "乙"] { try $0.record("promise", ["text": [text]]) } }, fixes: 2),
            Row(
                id: "both-consent",
                parameters: #"{"of": ["worker", "platform"], "record": "consent", "about": "talks"}"#,
                before: {
                    try $0.record("consent", ["side": ["worker"], "answer": ["yes"], "about": ["extension"]])
                    try $0.record("consent", ["side": ["platform"], "answer": ["yes"], "about": ["talks"]])
                    try $0.record("consent", ["side": ["platform"], "answer": ["no"], "about": ["talks"]])
                }, fixes: 2),
            Row(
                id: "all-signed", parameters: #"{"of": ["worker", "platform", "seal"], "record": "signature"}"#,
                fixes: 3),
            Row(
                id: "each-consents", parameters: #"{"of": "worker", "record": "answer"}"#,
                before: { bench in
                    for name in ["甲", "乙", "丙"] { try bench.party("worker", name) }
                    for (who, answer) in [("p2", "yes"), ("p2", "no"), ("p3", "yes")] {
                        try bench.record("answer", ["who": [who], "answer": [answer]])
                    }
                }, fixes: 2),
            Row(id: "each-consents", parameters: #"{"of": "worker", "record": "answer"}"#, fixes: 0),
            Row(
                id: "each-recorded", parameters: #"{"of": "worker", "record": "instalment"}"#,
                before: { bench in
                    for name in ["甲", "乙"] { try bench.party("worker", name) }
                    try bench.record("instalment", ["whose": ["p2"], "amount": ["5"]])
                }),
            Row(id: "paid-in-full", parameters: #"{"owed": "instalment", "paid": "payment"}"#, fixes: 0),
            Row(
                id: "paid-in-full", parameters: #"{"owed": "instalment", "paid": "payment", "total": "agreed"}"#,
                before: { try $0.set(["agreed": ["500"]]) }, fixes: 5),
            Row(
                id: "paid-in-full", parameters: #"{"owed": "instalment", "paid": "payment", "total": "agreed"}"#,
                before: { bench in
                    try bench.set(["agreed": ["9"]])
                    for _ in 1...2 { try bench.record("instalment", ["amount": ["50"]]) }
                    try bench.record("payment", ["amount": ["99"]])
                }),
            Row(
                id: "paid-in-full", parameters: #"{"owed": "instalment", "paid": "payment", "each": "worker"}"#,
                before: { bench in
                    for name in ["甲", "乙"] { try bench.party("worker", name) }
                    for who in ["p2", "p3"] { try bench.record("instalment", ["whose": [who], "amount": ["50"]]) }
                    try bench.record("payment", ["whose": ["p2"], "amount": ["100"]])
                }),
            Row(id: "day-within", parameters: #"{"field": "meeting-on", "days": 7}"#),
            Row(
                id: "day-within", parameters: #"{"field": "meeting-on", "days": 7}"#,
                before: { try $0.set(["meeting-on": ["today+7d"]]) }),
            Row(
                id: "day-within", parameters: #"{"field": "meeting-on", "days": 7}"#,
                before: { try $0.set(["meeting-on": ["today+6d"]]) }, fixes: 0),
            Row(id: "document-on-file", parameters: #"{"kind": "minutes"}"#),
            Row(id: "linked", parameters: #"{"as": ["merged-into"]}"#),
            Row(
                id: "linked", parameters: #"{"as": ["split-into", "parent-of"], "at-least": 2}"#,
                before: { try $0.link("T-2026-00007", .parentOf) }),
            Row(
                id: "linked", parameters: #"{"as": "reopens"}"#,
                before: {
                    try $0.link("T-2026-00007", .reopens)
                    try $0.link("T-2026-00007", .reopens, remove: true)
                }),
            Row(id: "two-thirds-present", parameters: #"{"record": "vote"}"#),
            Row(id: "half-of-all", parameters: #"{"record": "vote"}"#),
            Row(id: "half-of-all", parameters: #"{"record": "vote", "strict": true}"#),
            Row(id: "below-half", parameters: #"{"record": "vote"}"#),
            Row(
                id: "below-half", parameters: #"{"record": "vote"}"#,
                before: { try $0.record("vote", ["total": ["10"], "present": ["10"], "in-favour": ["5"]]) }),
            Row(
                id: "half-of-all", parameters: #"{"record": "vote"}"#,
                before: { try $0.record("vote", ["total": ["10"], "present": ["10"], "in-favour": ["11"]]) }),
            Row(
                id: "not-expired", parameters: #"{"clock": "talk"}"#,
                before: { bench in
                    try bench.advance("invite", ["sent-on": ["today"]])
                    try bench.advance("answer")
                    bench.now = TestTalks.day("2026-09-30").at(hour: 9)
                }),
            Row(
                id: "not-expired", parameters: #"{"clock": "talk", "on": "received-on"}"#,
                before: { bench in
                    try bench.advance("invite", ["sent-on": ["today"]])
                    try bench.advance("answer")
                    bench.now = TestTalks.day("2026-09-30").at(hour: 9)
                }, fixes: 0),
        ])
    func fixes(_ row: Row) throws {
        var bench = try Bench.at("intake")
        try bench.party("applicant", "某甲")
        try row.before(&bench)
        let condition = try ConditionVocabulary.make(row.id, try object(row.parameters), in: TestTalks.scope)
        var sent = 0
        while true {
            let verdict = condition.evaluate(bench.state, at: bench.decision.moment)
            #expect(!verdict.text.zh.isEmpty && !verdict.text.en.isEmpty)
            #expect(verdict.text.zh != verdict.text.en)
            if verdict.ok { break }
            let fix = try #require(verdict.fix)
            try #require(sent < row.fixes, "\(fix) does not bring the condition nearer")
            try FixSender(fix).send(to: &bench)
            sent += 1
        }
        #expect(sent == row.fixes)
    }

    func object(_ text: String) throws -> JSONObject { try #require(try JSONReader.read(text).object) }

    func verdict(_ id: String, _ parameters: JSONObject, _ bench: Bench) throws -> Verdict {
        try ConditionVocabulary.make(id, parameters, in: TestTalks.scope).evaluate(
            bench.state, at: bench.decision.moment)
    }

    @Test(
        "half or more of all must be in favour; exactly half passes with a warning, unless more than half is asked for",
        arguments: [
            (100, 49, false, false, false), (100, 50, true, true, false), (100, 51, true, false, true),
            (101, 50, false, false, false), (101, 51, true, false, true), (1, 0, false, false, false),
        ])
    func half(_ total: Int, _ inFavour: Int, _ ok: Bool, _ warned: Bool, _ strict: Bool) throws {
        var bench = try Bench.at("intake")
        try bench.record(
            "vote", ["total": ["\(total)"], "present": ["\(total)"], "in-favour": ["\(inFavour)"]])
        let loose = try verdict("half-of-all", ["record": "vote"], bench)
        #expect(loose.ok == ok)
        #expect((loose.warning != nil) == warned)
        #expect(try verdict("half-of-all", ["record": "vote", "strict": true], bench).ok == strict)
        #expect(try verdict("below-half", ["record": "vote"], bench).ok == !ok, "what is passed is not rejected")
    }

    @Test(
        "two thirds or more of all must be present",
        arguments: [(99, 66, true), (99, 65, false), (100, 66, false), (100, 67, true), (3, 2, true)])
    func present(_ total: Int, _ present: Int, _ ok: Bool) throws {
        var bench = try Bench.at("intake")
        try bench.record("vote", ["total": ["\(total)"], "present": ["\(present)"], "in-favour": ["1"]])
        let verdict = try verdict("two-thirds-present", ["record": "vote"], bench)
        #expect(verdict.ok == ok)
        #expect(verdict.text.zh.contains("实到 \(present) 人"))
    }

    @Test(
        "a vote that cannot have been decides nothing, and the text says what is wrong with it",
        arguments: [
            (["present": "70", "in-favour": "71"], "票数合计 71 多于实到 70 人"),
            (["present": "80", "in-favour": "60", "against": "30", "abstained": "10"], "票数合计 100 多于实到 80 人"),
            (["present": "120", "in-favour": "60"], "实到 120 人多于全体 100 人"),
            (["present": "80", "in-favour": "30", "against": "60"], "票数合计 90 多于实到 80 人"),
        ])
    func impossibleVotes(_ counts: [String: String], _ said: String) throws {
        var bench = try Bench.at("intake")
        try bench.record("vote", counts.mapValues { [$0] }.merging(["total": ["100"]]) { $1 })
        for id in ["half-of-all", "two-thirds-present", "below-half"] {
            let verdict = try verdict(id, ["record": "vote"], bench)
            #expect(!verdict.ok && verdict.text.zh.contains(said), "\(id): \(verdict.text.zh)")
        }
    }

    @Test(
        "a payment that names its instalment covers that one and no other",
        arguments: [
            ([("r1", 300)], false), ([("r1", 100), ("r2", 100)], true), ([("r1", 500), ("r2", 99)], false),
            ([("r1", 500), (nil, 100)], true), ([(nil, 200)], true),
        ])
    func payments(_ payments: [(instalment: String?, amount: Int)], _ ok: Bool) throws {
        var bench = try Bench.at("intake")
        for _ in 1...2 { try bench.record("instalment", ["amount": ["100"]]) }
        for payment in payments {
            try bench.record(
                "payment",
                ["amount": ["\(payment.amount)"]].merging(payment.instalment.map { ["for": [$0]] } ?? [:]) { $1 })
        }
        let found = try verdict("paid-in-full", ["owed": "instalment", "paid": "payment"], bench)
        #expect(found.ok == ok, "\(found.text.zh)")
    }

    @Test(
        "a term is counted with both its days, in the lengths of the calendar",
        arguments: [
            ("2027-09-10", true), ("2027-09-09", false), ("2028-09-11", true), ("2028-09-12", false),
            ("2026-09-11", false),
        ])
    func term(last: String, ok: Bool) throws {
        var bench = try Bench.at("intake")
        let term: JSONObject = ["from": "received-on", "to": "meeting-on", "at-least": "1y", "at-most": "2y"]
        #expect(try verdict("term-within", term, bench).ok, "there is nothing to judge yet")
        try bench.set(["meeting-on": [last]])
        let found = try verdict("term-within", term, bench)
        #expect(found.ok == ok && found.text.zh.contains("2026-09-11 至 \(last)"))
    }

    @Test(
        "of two days the one is not before the other, and the same day is in order",
        arguments: [("2026-09-11", true), ("2026-09-10", false), ("2026-09-12", true)])
    func order(day: String, ok: Bool) throws {
        var bench = try Bench.at("intake")
        let order: JSONObject = ["day": "meeting-on", "than": "received-on"]
        #expect(try verdict("not-before", order, bench).ok, "there is nothing to judge yet")
        try bench.set(["meeting-on": [day]])
        let found = try verdict("not-before", order, bench)
        #expect(found.ok == ok && found.text.zh.contains("\(day) 与 2026-09-11"), "\(found.text.zh)")
    }

    @Test func `the latest vote counts, and a reversed one does not`() throws {
        var bench = try Bench.at("intake")
        try bench.record("vote", ["total": ["100"], "present": ["90"], "in-favour": ["80"]])
        try bench.record("vote", ["total": ["100"], "present": ["90"], "in-favour": ["20"]])
        #expect(try !verdict("half-of-all", ["record": "vote"], bench).ok)
        try bench.correct(try bench.event(.caseRecorded))
        #expect(try verdict("half-of-all", ["record": "vote"], bench).ok)
    }

    @Test func `unequal teams are told with their counts, without names`() throws {
        var bench = try Bench.at("intake")
        for name in ["张三", "李四", "王五"] { try bench.party("worker", name) }
        try bench.party("platform", "赵六")
        let verdict = try verdict("equal-teams", ["of": ["worker", "platform"], "at-least": 2], bench)
        #expect(!verdict.ok)
        #expect(verdict.text.zh.contains("「职工代表」3 名") && verdict.text.zh.contains("「平台代表」1 名"))
        #expect(!verdict.text.zh.contains("张三"))
        #expect(verdict.fix == "case.party T-2026-00001 role=platform name=\"平台代表二\" chief=no outsider=no")
    }

    @Test func `only time meets an expiry, and the day is told`() throws {
        var bench = try Bench.at("intake")
        let waiting = try verdict("clock-expired", ["clock": "reply"], bench)
        #expect(!waiting.ok)
        #expect(waiting.fix == nil)
        #expect(waiting.after?.iso == "2026-10-09")
        #expect(try verdict("clock-running", ["clock": "reply"], bench).ok)
        bench.now = TestTalks.day("2026-10-08").at(hour: 23)
        #expect(try !verdict("clock-expired", ["clock": "reply"], bench).ok)
        bench.now = TestTalks.day("2026-10-09").start
        #expect(try verdict("clock-expired", ["clock": "reply"], bench).ok)
        #expect(try !verdict("not-expired", ["clock": "reply"], bench).ok)
        #expect(try !verdict("clock-running", ["clock": "reply"], bench).ok)
        #expect(try verdict("not-expired", ["clock": "reply"], bench).fix == nil, "the law leaves no room")
    }

    @Test func `of several votes each must be lawful, and exactly half is told`() throws {
        var bench = try Bench.at("intake")
        #expect(try verdict("each-ratified", ["record": "vote"], bench).ok, "there is nothing to ratify")
        try bench.record("vote", ["total": ["100"], "present": ["67"], "in-favour": ["50"]])
        #expect(try verdict("each-ratified", ["record": "vote"], bench).warning?.zh.contains("r1") == true)
        #expect(try !verdict("each-ratified", ["record": "vote", "strict": true], bench).ok)
        try bench.record("vote", ["total": ["100"], "present": ["67"], "in-favour": ["49"]])
        let verdict = try verdict("each-ratified", ["record": "vote"], bench)
        #expect(!verdict.ok && verdict.text.zh.contains("共 2 个，未达到 1 个（r2）"))
    }

    @Test func `what may not be done while a clock runs may be done after its day`() throws {
        var bench = try Bench.at("intake")
        #expect(try !verdict("clock-not-running", ["clock": "reply"], bench).ok)
        #expect(try verdict("clock-not-running", ["clock": "talk"], bench).ok)
        bench.now = TestTalks.day("2026-10-09").start
        #expect(try verdict("clock-not-running", ["clock": "reply"], bench).ok)
    }

    @Test func `a clock that is not running is fixed by the step that starts it`() throws {
        let bench = try Bench.at("invited")
        let verdict = try verdict("clock-running", ["clock": "talk"], bench)
        #expect(verdict.fix == "case.advance T-2026-00001 do=answer if=3")
    }

    @Test(
        "parameters that a condition cannot use are refused by name",
        arguments: [
            ("party-named", #"{}"#, "role"), ("party-named", #"{"role": "nobody"}"#, "role"),
            ("party-named", #"{"role": "worker", "at-leats": 2}"#, "at-leats"),
            ("party-named", #"{"role": "worker", "at-least": 3, "at-most": 2}"#, "at-most"),
            ("equal-teams", #"{"of": ["worker"]}"#, "of"), ("one-chief", #"{"of": ["applicant"]}"#, "of"),
            ("field-set", #"{"field": "colour"}"#, "field"),
            ("field-is", #"{"field": "outcome", "values": ["won"]}"#, "values"),
            ("field-is", #"{"field": "void-clause", "values": ["maybe"]}"#, "values"),
            ("record-on-file", #"{"type": "song"}"#, "type"),
            ("record-on-file", #"{"type": "vote", "where": {"colour": "red"}}"#, "where"),
            ("record-on-file", #"{"type": "vote", "at-least": 0}"#, "at-least"),
            ("records-settled", #"{"type": "promise", "field": "colour", "values": ["done"]}"#, "field"),
            ("both-consent", #"{"of": ["worker", "judge"], "record": "consent"}"#, "of"),
            ("both-consent", #"{"of": ["worker"], "record": "signature"}"#, "record"),
            ("both-consent", #"{"of": ["worker"], "record": "consent", "about": "lunch"}"#, "about"),
            ("all-signed", #"{"of": ["worker", "judge"], "record": "signature"}"#, "of"),
            ("document-on-file", #"{"kind": "song"}"#, "kind"), ("half-of-all", #"{"record": "promise"}"#, "total"),
            ("half-of-all", #"{"record": "vote", "strict": "perhaps"}"#, "strict"),
            ("clock-running", #"{"clock": "sun"}"#, "clock"), ("clock-not-running", #"{"clock": "sun"}"#, "clock"),
            ("party-named", #"{"role": "worker", "where": {"colour": "red"}}"#, "where"),
            ("parties-settled", #"{"role": "worker", "field": "colour", "values": ["red"]}"#, "field"),
            ("parties-complete", #"{"role": "worker", "fields": ["colour"]}"#, "fields"),
            ("each-ratified", #"{"role": "worker"}"#, "total"), ("each-ratified", #"{"record": "song"}"#, "record"),
            ("not-before", #"{"day": "outcome", "than": "meeting-on"}"#, "day"),
            ("term-within", #"{"from": "outcome", "to": "meeting-on"}"#, "from"),
            ("term-within", #"{"from": "received-on", "to": "meeting-on", "at-most": "3wd"}"#, "at-most"),
            ("linked", #"{}"#, "as"), ("linked", #"{"as": ["merged-in"]}"#, "as"),
            ("linked", #"{"as": "reopens", "to": "x"}"#, "to"),
        ])
    func parameters(_ id: String, _ parameters: String, _ name: String) throws {
        let parameters = try object(parameters)
        let error = #expect(throws: ConditionError.self) {
            try ConditionVocabulary.make(id, parameters, in: TestTalks.scope)
        }
        #expect(error?.parameter == name)
    }

    @Test func `the vocabulary is closed and each word occurs once`() {
        let words = ConditionVocabulary.kinds.map { $0.id }
        #expect(Set(words).count == words.count)
        #expect(throws: ConditionError.self) { try ConditionVocabulary.make("good-weather", [:], in: TestTalks.scope) }
    }
}
