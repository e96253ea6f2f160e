import JSONText
import Mediation
import ProcedureLibrary
import Procedures
import Testing

@Suite("what is told in confidence stays with those whom it was told to")
struct DiscretionTests {
    private static let opening = CaseStep(
        .open(
            procedure: "court-mediation", title: "工资争议", office: nil, at: nil, parent: nil,
            arguments: [
                "received-on": ["today"], "cause": ["wage"], "channel": ["pre-filing"], "court": ["朝阳法院"],
            ]))
    private static let everything = Set(CasePart.allCases)

    /// The case as `case.show` tells it, and the lines of its history, to one viewer.
    private func told(_ federation: Federation, _ id: String, to viewer: Caller) async throws -> [JSONObject] {
        let shown = try await federation.perform([CaseStep(.show(id, parts: Self.everything))], by: viewer).rows
        let shelf = ProcedureShelf(try ShippedProcedures.all(rules: try ShippedRules.ruleBook()))
        let sheet = EventSheet(caller: viewer, shelf: shelf)
        return shown + federation.store.events.compactMap { sheet.row($0) }
    }

    @Test(
        "a private note is read by its author, the assignee and supervisors only",
        arguments: [
            ("li.wei", [Role.mediator], ["BJ-CY"], true), ("sun.li", [.mediator], ["BJ-CY"], false),
            ("chen.yu", [.supervisor], ["BJ"], true), ("gu.an", [.auditor], [], false),
            ("zhou.ming", [.auditor, .supervisor], ["BJ-HD"], false),
        ] as [(String, Set<Role>, [String], Bool)])
    func privateNotes(name: String, roles: Set<Role>, scope: [String], reads: Bool) async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        _ = try await federation.perform([CaseStep(.note(id, text: "私下所说", isPrivate: true))])
        let rows = try await told(federation, id, to: Federation.caller(name, roles, scope: scope))
        let notes = try #require(rows.first?["notes"]?.array)
        #expect(!notes.isEmpty == reads)
        let noted = try #require(rows.first { $0["type"]?.string == "case.noted" })
        #expect(noted["private"]?.bool == true)
        #expect((noted["text"] != nil) == reads)
    }

    @Test("legal staff never learn of an offer, not even that there is one")
    func offers() async throws {
        let federation = try await Federation()
        let opened = try await federation.perform([Self.opening])
        let id = try #require(opened.rows.first?["case"]?.string)
        _ = try await federation.perform([
            CaseStep(
                .record(
                    id, type: "offer", record: nil, at: nil,
                    arguments: ["side": ["applicant"], "offer-text": ["一次性支付"]]))
        ])
        let worker = try await told(federation, id, to: Federation.caller())
        #expect(worker.contains { $0.line.contains("一次性支付") })
        let reader = try await told(federation, id, to: Federation.caller("he.fa", [.reader]))
        #expect(reader.count == worker.count)
        #expect(!reader.contains { $0.line.contains("offer") || $0.line.contains("r1") })
    }
}
