import Foundation
import JSONText
import TestSupport
import Testing

/// The worked example of the authoring guide, installed as the guide says, while the daemons run.
@Suite("procedures that people install", .serialized, .timeLimit(.minutes(10)))
struct ProcedureInstallTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "deploy/procedures")

    private static func file(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Proposes a text and confirms it; that somebody else had proposed it is written into the database.
    private func install(
        _ command: String, _ text: String, by client: LineClient, _ shared: SharedDatabase
    ) async throws -> LineReply {
        let proposed = try await client.call(
            "\(command) source=\"测试\" reason=\"试行\" text=\(JSONValue.string(text).line)")
        let proposal = try #require(proposed.status["proposal"]?.string, "\(proposed)")
        let own = try await client.call("\(command) confirm=\(proposal) reason=\"核对无误\"")
        #expect(own.code == "forbidden", "who proposed cannot confirm")
        try await shared.database.psql(
            """
            set session_replication_role = 'replica';
            update law_text set proposed_by = 'chen' where generation is null and withdrawn_by is null;
            """)
        let confirmed = try await client.call(
            "\(command) confirm=\(proposal) reason=\"核对无误\" key=confirm-\(proposal)-01")
        #expect(confirmed.isOK, "\(confirmed)")
        let again = try await client.call("\(command) confirm=\(proposal) reason=\"核对无误\" key=confirm-\(proposal)-01")
        #expect(again.status["replayed"]?.bool == true)
        return proposed
    }

    private static let opening =
        "case.open procedure=worker-suggestion office=BJ-CY title=\"夜班供餐\" received-on=today subject=pay content=\"供餐\""

    @Test("are known to every daemon of the database at once, survive it, and take running cases on")
    func everywhere() async throws {
        try await SharedDatabase.use(daemons: 2, rehearsal: true) { shared in try await everywhere(shared) }
    }

    private func everywhere(_ shared: SharedDatabase) async throws {
        let (here, there) = (try await shared.daemons[0].start(), try await shared.daemons[1].start())
        let first = try Self.file("worker-suggestion.yaml")
        let rules = try Self.file("worker-suggestion-rules.yaml")
        let early = try await here.call("procedure.check text=\(JSONValue.string(first).line)")
        #expect(early.status["allowed"]?.bool == false, "its rules are not in force yet")
        #expect(early.rows.allSatisfy { $0["problem"]?.string?.contains("suggestion-") == true })
        try await templatesAreHeldAgainst(here)
        _ = try await install("rule.install", rules, by: here, shared)
        _ = try await install("procedure.install", first, by: here, shared)
        // Nothing is waited for: the other daemon opens a case at once.
        let opened = try await there.call(Self.opening)
        let old = try #require(opened.first["case"]?.string, "\(opened)")
        #expect(old.hasPrefix("WSG-2026-"))
        // A newer version, installed there; here the next case follows it at once.
        let second = first.replacing("version: 1", with: "version: 2")
            .replacing(
                "passed-on: {name: {zh: 已转办, en: passed on}}",
                with: "with-enterprise: {name: {zh: 企业办理中, en: with the enterprise}}"
            )
            .replacing("to: passed-on", with: "to: with-enterprise").replacing(
                "from: [passed-on]", with: "from: [with-enterprise]"
            )
            .replacing("from: [received, passed-on]", with: "from: [received, with-enterprise]")
        let proposed = try await install("procedure.install", second, by: there, shared)
        #expect(proposed.rows.contains { $0["change"] == "removed" && $0["id"] == "passed-on" })
        let next = try await here.call(Self.opening)
        let newer = try #require(next.first["case"]?.string, "\(next)")
        #expect(try await Self.version(of: newer, here) == 2)
        #expect(try await Self.version(of: old, there) == 1, "a running case keeps its version")
        try await moved(old, here)
        // The one is killed, comes back, and knows everything.
        shared.daemons[1].kill9()
        let back = try await shared.daemons[1].start()
        #expect(try await back.call("case.show \(old)").first["stateName"]?.string == "企业办理中")
        let walker = try await CatalogueWalker(back, procedure: "worker-suggestion")
        #expect(Set(walker.terminals) == ["closed", "unanswered", "withdrawn"])
        for terminal in walker.terminals {
            let id = try await walker.walk(to: terminal)
            #expect(try await back.call("case.show \(id)").first["state"]?.string == terminal)
        }
        #expect(try await back.call("audit.verify").first["whole"]?.bool == true)
    }

    /// A version without a name that a template of a document uses is good, and the check says which document is lost.
    private func templatesAreHeldAgainst(_ client: LineClient) async throws {
        let shown = try await client.call("procedure.show legal-aid format=yaml")
        let number = try #require(try await client.call("procedure.show legal-aid").first["version"]?.integer)
        let text = try #require(shown.first["text"]?.string)
            .replacing("version: \(number)\n", with: "version: \(number + 1)\n")
            .replacing("household-income", with: "family-income")
        let told = try await client.call("procedure.check text=\(JSONValue.string(text).line)")
        #expect(told.status["allowed"]?.bool == true, "\(told)")
        let warned = told.rows.filter { $0["warning"]?.bool == true }.compactMap { $0["place"]?.string }
        #expect(warned == ["template:hardship-statement", "template:legal-aid-application"])
        #expect(try await client.call("procedure.check legal-aid").rows.isEmpty)
    }

    /// A case of the first version, passed on and then taken on to the second.
    private func moved(_ id: String, _ client: LineClient) async throws {
        for line in [
            "case.party \(id) role=worker name=张三", "case.party \(id) role=enterprise name=某公司",
            "case.doc \(id) kind=pass-on-letter name=转办函.pdf sha256=\(String(repeating: "a", count: 64))",
            "case.advance \(id) do=pass-on if=4 passed-on-on=today",
        ] {
            let reply = try await client.call(line)
            #expect(reply.isOK, "\(line): \(reply)")
        }
        let due = try await client.call("case.show \(id) parts=due").first["due"]
        let refused = try await client.call("case.move \(id) version=2 if=5 reason=\"更新\"")
        #expect(refused.status["conditions"] == ["state-known"])
        let why = try await client.call("case.why \(id) version=2")
        #expect(why.status["allowed"]?.bool == false)
        let fixes: [String] = why.rows.compactMap { $0["fix"]?.string }
        let fix = try #require(fixes.first)
        #expect(fix.contains("state=with-enterprise"))
        let dry = try await client.call(fix + " dry=yes")
        #expect(dry.rows.contains { $0["change"] == "added" && $0["id"] == "with-enterprise" })
        #expect(try await client.call(fix).first["procedure-version"]?.integer == 2)
        #expect(try await client.call("case.show \(id) parts=due").first["due"] == due, "its deadlines go on")
        let event = try await client.call("case.history \(id)").rows.last { $0["type"] == "case.moved" }
        #expect(event?["was-state"] == "passed-on")
    }

    private static func version(of id: String, _ client: LineClient) async throws -> Int64? {
        try await client.call("case.history \(id)").rows.first?["procedure-version"]?.integer
    }

    @Test("stand where a release brings another text under their number, and the daemon starts")
    func theStoreStands() async throws {
        try await SharedDatabase.use(daemons: 1, rehearsal: true) { shared in
            _ = try await shared.daemons[0].start()
            shared.daemons[0].kill9()
            try await shared.database.psql(
                """
                set session_replication_role = 'replica';
                update procedure_version set body = replace(body, '诉调对接调解', '本会诉调对接') where procedure = 'court-mediation';
                """)
            let client = try await shared.daemons[0].start()
            let shown = try await client.call("procedure.show court-mediation")
            #expect(shown.first["name"]?.object?["zh"]?.string == "本会诉调对接")
            let log = try String(contentsOfFile: shared.daemons[0].folder + "/parleyd.log", encoding: .utf8)
            #expect(log.contains("the database has another text of this version"))
            let number = shown.first["version"]?.integer ?? 0
            let opened = try await client.call(SharedDatabase.opening("stands"))
            #expect(opened.isOK, "\(opened)")
            #expect(number >= 1)
        }
    }
}
