import Foundation
import JSONText
import TestSupport
import Testing

/// The report of mid 2022, reproduced from cases and signed entries of the ledger and from nothing else.
@Suite("the work report", .timeLimit(.minutes(4)))
struct WorkReportTests {
    /// What the federation reported for the first half of 2022.
    private static let reported: [String: Int64] = [
        "worker-meetings": 2608, "joined": 130_700, "joined-new-form": 18_700, "enterprise-meetings": 1161,
        "enterprises-met": 1190, "unions-formed": 345, "units-covered": 537, "special-actions": 6,
        "special-measures": 26,
        "service-items": 764,
        "service-uses": 3_034_000, "visited-enterprises": 5984, "visited-workers": 1_267_000,
        "mutual-aid-claims": 2_905_000, "mutual-aid-paid": 264_000_000, "stations": 9000, "medical-checks": 3000,
        "olympic-spent": 107_000_000, "olympic-visits": 327_000, "epidemic-visits": 1_468_000, "volunteers": 160_000,
        "film-plays": 10_000_000, "innovations": 60, "master-pairs": 100, "mothers-rooms": 150, "pilot-units": 23,
    ]

    @Test("every figure comes out exactly, stays as it was published, and what changes later is a restatement")
    func report() async throws {
        try await SharedDatabase.use(daemons: 1) { shared in
            let client = try await shared.daemons[0].start()
            let began = ContinuousClock.now
            try await Self.load(WorkOf2022().batches, client)
            let loaded = ContinuousClock.now - began
            #expect(loaded < .seconds(60), "loading took \(loaded)")
            try await Self.enterLedger(shared, client)

            let first = try await client.call("report.run work-report period=2022-H1 office=BJ")
            #expect(first.isOK, "\(first.status.line)")
            #expect(Self.values(first) == Self.reported)
            #expect(first.status["failed"]?.integer == 0, "\(first.rows.filter { $0["check"] != nil }.map(\.line))")
            let share = try #require(first.rows.first { $0["row"]?.string == "new-form-share" })
            #expect(share["shown"]?.string == "14.3%" && share["denominator"]?.integer == 130_700)
            let stations = try #require(first.rows.first { $0["row"]?.string == "stations-new" })
            #expect(stations["target"]?.integer == 1000 && stations["value"] == nil, "a target and nothing reached yet")
            // A district is a part, and the parts are the whole.
            var sum: Int64 = 0
            for office in WorkOf2022.offices {
                let part = try await client.call("report.run work-report period=2022-H1 office=\(office)")
                sum += Self.values(part)["worker-meetings"] ?? 0
            }
            #expect(sum == 2608)

            let freeze = "report.freeze work-report period=2022-H1 office=BJ reason=\"十四届五次全会\" key=freeze-2022-h1"
            #expect(try await client.call(freeze).isOK)
            #expect(try await client.call(freeze).status["replayed"]?.bool == true)
            #expect(try await client.call(freeze.replacing("freeze-2022", with: "another-2022")).code == "exists")
            try await Self.reverseOneMeeting(client)
            let later = try await client.call("report.run work-report period=2022-H1 office=BJ")
            let meetings = try #require(later.rows.first { $0["row"]?.string == "worker-meetings" })
            #expect(meetings["published"]?.integer == 2608 && meetings["value"]?.integer == 2607)
            #expect(meetings["restated"]?.integer == -1)
            #expect(later.status["failed"]?.integer == 0, "what was published still equals the events up to then")
            let asof = try #require(later.status["published-asof"]?.integer)
            let then = try await client.call("report.run work-report period=2022-H1 office=BJ asof=\(asof)")
            #expect(Self.values(then) == Self.reported)
        }
    }

    /// The rows of the report that were reported.
    private static func values(_ reply: LineReply) -> [String: Int64] {
        var values: [String: Int64] = [:]
        for row in reply.rows {
            if let id = row["row"]?.string, reported[id] != nil { values[id] = row["value"]?.integer }
        }
        return values
    }

    /// Sends the batches, a few ahead of their answers.
    private static func load(_ batches: [String], _ client: LineClient) async throws {
        var waiting = 0
        for (number, batch) in batches.enumerated() {
            try await client.send("batch key=work-2022-\(number) do=<<END\n\(batch)\nEND\n")
            waiting += 1
            if waiting == 4 {
                try await take(client)
                waiting -= 1
            }
        }
        for _ in 0..<waiting { try await take(client) }
    }

    private static func take(_ client: LineClient) async throws {
        let reply = try await client.reply()
        try #require(reply.isOK, "\(reply.status.line)")
    }

    /// One person enters the ledger's figures, another signs them.
    private static func enterLedger(_ shared: SharedDatabase, _ client: LineClient) async throws {
        let cases: Set = [
            "worker-meetings", "joined", "joined-new-form", "enterprise-meetings", "enterprises-met", "unions-formed",
            "units-covered", "special-actions", "special-measures",
        ]
        for (figure, value) in reported.sorted(by: { $0.key < $1.key }) where !cases.contains(figure) {
            let entry = try await client.call(
                "figure.record \(figure) period=2022-H1 value=\(value) office=BJ evidence=\"工作报告\" key=figure-\(figure)"
            )
            #expect(entry.isOK, "\(figure): \(entry.status.line)")
        }
        #expect(
            try await client.call(
                "figure.record stations-new period=2022 value=1000 office=BJ evidence=\"工作计划\" target=yes"
            ).isOK)
        // Who enters a count again is told what stands there, also by a rehearsal.
        for more in ["", " dry=yes"] {
            let again = try await client.call(
                "figure.record stations-new period=2022 value=999 office=BJ evidence=\"工作计划\" target=yes\(more)")
            #expect(again.code == "exists" && again.status["value"]?.integer == 1000)
            #expect(again.status["same"]?.bool == true && again.status["key"]?.string == "period")
        }
        let entries = try await client.call("figure.list state=entered limit=100").rows
        #expect(try await client.call("figure.sign F-1").code == "forbidden", "nobody signs the own entry")
        // The same user id now belongs to somebody else.
        try await shared.database.psql(
            """
            insert into account (name, roles, scope, disabled, digest)
            select 'second', roles, scope, false, false from account;
            update account_uid set account = 'second';
            """)
        let end = Date().addingTimeInterval(30)
        while try await client.call("whoami").first["user"]?.string != "second", Date() < end {}
        for entry in entries {
            let id = try #require(entry["entry"]?.string)
            #expect(try await client.call("figure.sign \(id)").isOK, "\(id)")
        }
    }

    private static func reverseOneMeeting(_ client: LineClient) async throws {
        let held = try await client.call("case.list procedure=worker-meeting state=held limit=1000").rows
        let meeting = try #require(held.first { $0["title"]?.string == "worker-meeting 600" })
        let id = try #require(meeting["case"]?.string)
        let history = try await client.call("case.history \(id)").rows
        let hold = try #require(history.first { $0["do"]?.string == "hold" }?["seq"]?.integer)
        let correction = try await client.call("case.correct \(id) event=\(hold) if=any reason=\"误登\"")
        #expect(correction.isOK, "\(correction.status.line)")
    }
}

/// The work of the first half of 2022 as requests, with what must not count beside it: other periods, plans, repetitions.
private struct WorkOf2022 {
    static let offices = [
        "BJ-DC", "BJ-XC", "BJ-CY", "BJ-FT", "BJ-SJS", "BJ-HD", "BJ-MTG", "BJ-FS", "BJ-TZ", "BJ-SY", "BJ-CP", "BJ-DX",
        "BJ-HR", "BJ-PG", "BJ-MY", "BJ-YQ",
    ]

    /// Requests of one case, to be sent together; `$` stands for the case.
    private var cases: [[String]] = []

    init() {
        for index in 0..<2608 { meeting(index, day: Self.day(index)) }
        // Of another year, and only planned.
        for index in 0..<20 { meeting(3000 + index, day: "2021-12-20") }
        for index in 0..<20 { cases.append([open("worker-meeting", index, "2022-05-05", "meeting-on=2022-05-05")]) }
        for index in 0..<1161 { enterpriseMeeting(index) }
        for index in 0..<345 { union(index) }
        for index in 0..<6 { specialAction(index) }
    }

    /// As few batches as hold all cases whole.
    var batches: [String] {
        var batches: [String] = []
        var steps: [String] = []
        for requests in cases {
            if steps.count + requests.count > 99 {
                batches.append(steps.joined(separator: "\n"))
                steps = []
            }
            let opening = "$\(steps.count + 1)"
            steps += requests.map { $0.replacing(" $ ", with: " \(opening) ") }
        }
        return batches + [steps.joined(separator: "\n")]
    }

    private static func day(_ index: Int) -> String {
        let month = 1 + index % 6
        return "2022-0\(month)-\(10 + index % 18)"
    }

    /// The part of a whole that falls on one of many, so that all parts are the whole.
    private static func part(_ whole: Int, _ index: Int, of parts: Int) -> Int {
        whole * (index + 1) / parts - whole * index / parts
    }

    private func open(_ procedure: String, _ index: Int, _ day: String, _ fields: String) -> String {
        let office = Self.offices[index % Self.offices.count]
        return "case.open procedure=\(procedure) office=\(office) title=\"\(procedure) \(index)\" at=\(day) \(fields)"
    }

    private mutating func meeting(_ index: Int, day: String) {
        var requests = [
            open("worker-meeting", index, day, "meeting-on=\(day)"),
            "case.advance $ do=hold if=1 at=\(day) attended=60",
        ]
        if index < 2608 {
            requests += [
                "case.record $ type=joiners at=\(day) new-form=yes joined=\(Self.part(18_700, index, of: 2608))",
                "case.record $ type=joiners at=\(day) new-form=no joined=\(Self.part(108_550, index, of: 2608))",
            ]
        } else {
            requests.append("case.record $ type=joiners at=\(day) new-form=no joined=7")
        }
        cases.append(requests)
    }

    /// 1,161 meetings with 1,190 enterprises: some meet several, and some enterprises come again under another spelling.
    private mutating func enterpriseMeeting(_ index: Int) {
        let day = Self.day(index)
        var enterprises = [index]
        if index < 29 { enterprises.append(1161 + index) }
        if index > 1000 { enterprises.append(index - 1000) }
        var requests = [open("enterprise-meeting", index, day, "meeting-on=\(day)")]
        for (place, enterprise) in enterprises.enumerated() {
            let code = "91110105MA0\(String(10_000 + enterprise))X"
            let isAgain = index > 1000 && place > 0
            requests.append(
                "case.party $ role=enterprise name=\"企业\(enterprise)\(isAgain ? "公司" : "")\" "
                    + "credit-code=\(isAgain ? code.lowercased() : code)")
        }
        requests.append("case.advance $ do=hold if=\(1 + enterprises.count) at=\(day)")
        cases.append(requests)
    }

    /// 345 unions over 537 units.
    private mutating func union(_ index: Int) {
        let day = Self.day(index)
        let units = index < 192 ? [index, 345 + index] : [index]
        var requests = [
            open("union-formation", index, day, "route=catch-all unit-age=several union-name=\"工会\(index)\"")
        ]
        for unit in units { requests.append("case.party $ role=unit name=\"单位\(unit)\"") }
        requests += [
            "case.advance $ do=prepare if=\(1 + units.count) at=\(day)",
            "case.advance $ do=approve if=\(2 + units.count) at=\(day) established-on=\(day) union-name=\"工会\(index)\" "
                + "approval-no=\"批〔2022〕\(index)号\"",
            "case.record $ type=joiners at=\(day) new-form=no joined=10",
        ]
        cases.append(requests)
    }

    /// Six actions with 26 measures.
    private mutating func specialAction(_ index: Int) {
        let (day, measures) = (Self.day(index), Self.part(26, index, of: 6))
        var requests = [open("special-action", index, day, "initiative=\"转解促保\"")]
        for measure in 0..<measures {
            requests.append(
                "case.record $ type=measure at=\(day) content=\"措施\(measure)\" owner=\"权益保障部\" due-by=\(day) "
                    + "measure-status=done")
        }
        requests += [
            "case.record $ type=team at=\(day) where=\"园区\" leader=\"组长\" people=5 sent-on=\(day) team-status=finished",
            "case.doc $ kind=action-plan name=\"方案\" sha256=\(String(repeating: "a", count: 64))",
            "case.advance $ do=launch if=\(measures + 3) at=\(day) in-place-on=\(day)",
        ]
        cases.append(requests)
    }
}
